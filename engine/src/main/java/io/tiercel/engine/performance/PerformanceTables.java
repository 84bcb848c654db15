package io.tiercel.engine.performance;

import io.tiercel.engine.conversion.ParquetRow;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The rows of a record as Parquet files: prices and quantities in units, money in micros, times in ns since the epoch, null where there is none. A file is
 * there whole or not at all; the same record gives the same bytes. Stateless; cold.
 */
public final class PerformanceTables {
    private static final String[] EQUITY = {
        "period BIGINT",
        "time_ns BIGINT",
        "equity_micros BIGINT",
        "cash_micros BIGINT",
        "fees_micros BIGINT",
        "gross_micros BIGINT",
        "net_micros BIGINT",
        "traded_micros BIGINT",
        "has_position BOOLEAN"
    };
    private static final String[] FILLS = {
        "order_id BIGINT",
        "strategy VARCHAR",
        "instrument VARCHAR",
        "side VARCHAR",
        "is_maker BOOLEAN",
        "venue_time_ns BIGINT",
        "seen_time_ns BIGINT",
        "price DOUBLE",
        "qty DOUBLE",
        "fee_micros BIGINT",
        "mid DOUBLE",
        "mid_1s DOUBLE",
        "mid_5s DOUBLE",
        "mid_30s DOUBLE",
        "decision_time_ns BIGINT",
        "arrival_time_ns BIGINT",
        "queue_ahead DOUBLE"
    };
    private static final String[] ORDERS = {
        "order_id BIGINT",
        "strategy VARCHAR",
        "instrument VARCHAR",
        "side VARCHAR",
        "type VARCHAR",
        "status VARCHAR",
        "reason INTEGER",
        "price DOUBLE",
        "qty DOUBLE",
        "cum_qty DOUBLE",
        "notional_micros BIGINT",
        "fees_micros BIGINT",
        "decision_time_ns BIGINT",
        "decision_mid DOUBLE",
        "arrival_time_ns BIGINT",
        "arrival_mid DOUBLE",
        "first_fill_time_ns BIGINT",
        "end_time_ns BIGINT",
        "end_mid DOUBLE",
        "queue_ahead DOUBLE",
        "replaces BIGINT",
        "market_qty DOUBLE"
    };
    private static final String[] TRADES = {
        "instrument VARCHAR", "strategy VARCHAR", "direction INTEGER", "is_open BOOLEAN", "open_time_ns BIGINT",
        "close_time_ns BIGINT", "entry_qty DOUBLE", "exit_qty DOUBLE", "entry_micros BIGINT", "exit_micros BIGINT",
        "pnl_micros BIGINT", "fees_micros BIGINT", "worst_micros BIGINT", "best_micros BIGINT", "fills INTEGER"
    };

    private final TradingRecord record;
    private final List<Instrument> instruments;

    private PerformanceTables(final TradingRecord record) {
        this.record = record;
        instruments = record.instruments();
    }

    /**
     * Writes equity, fills, orders and trades, each with the ending {@code .parquet}.
     *
     * @param folder that exists.
     * @param record of a run.
     * @throws BadInputException when a file cannot be written.
     */
    public static void write(final Path folder, final TradingRecord record) {
        final PerformanceTables tables = new PerformanceTables(record);
        ParquetRow.write(folder, "equity", EQUITY, row -> {
            for (final SampleRow sample : record.samples()) {
                tables.equity(row, sample);
            }
        });
        ParquetRow.write(folder, "fills", FILLS, row -> record.fills(fill -> tables.fill(row, fill)));
        ParquetRow.write(folder, "orders", ORDERS, row -> record.orders(order -> tables.order(row, order)));
        ParquetRow.write(folder, "trades", TRADES, row -> record.trades(trade -> tables.trade(row, trade)));
    }

    private void equity(final ParquetRow row, final SampleRow sample) {
        row.begin()
                .whole(sample.period())
                .whole(sample.timeNs())
                .whole(sample.equityMicros())
                .whole(sample.cashMicros())
                .whole(sample.feesMicros())
                .whole(sample.grossMicros())
                .whole(sample.netMicros())
                .whole(sample.tradedMicros())
                .flag(sample.hasPosition())
                .end();
    }

    private void fill(final ParquetRow row, final FillRow fill) {
        final Instrument instrument = instruments.get(fill.instrumentId());
        row.begin()
                .whole(fill.orderId())
                .text(record.strategy(fill.strategyId()))
                .text(instrument.symbol())
                .text(side(fill.side()))
                .flag(fill.isMaker())
                .whole(fill.venueTimeNs())
                .whole(fill.seenTimeNs())
                .price(instrument, fill.price())
                .qty(instrument, fill.qty())
                .whole(fill.feeMicros())
                .mid(instrument, fill.midTwice())
                .mid(instrument, fill.mid1sTwice())
                .mid(instrument, fill.mid5sTwice())
                .mid(instrument, fill.mid30sTwice())
                .time(fill.decisionTimeNs())
                .time(fill.arrivalTimeNs())
                .queue(instrument, fill.queueAhead())
                .end();
    }

    private void order(final ParquetRow row, final OrderRow order) {
        final Instrument instrument = instruments.get(order.instrumentId());
        row.begin()
                .whole(order.orderId())
                .text(record.strategy(order.strategyId()))
                .text(instrument.symbol())
                .text(side(order.side()))
                .text(order.type().name().toLowerCase(Locale.ROOT))
                .text(order.status().name().toLowerCase(Locale.ROOT))
                .number(order.reasonCode())
                .price(instrument, order.price())
                .qty(instrument, order.qty())
                .qty(instrument, order.cumQty())
                .whole(order.notionalMicros())
                .whole(order.feesMicros())
                .time(order.decisionTimeNs())
                .mid(instrument, order.decisionMidTwice())
                .time(order.arrivalTimeNs())
                .mid(instrument, order.arrivalMidTwice())
                .time(order.firstFillTimeNs())
                .time(order.endTimeNs())
                .mid(instrument, order.endMidTwice())
                .queue(instrument, order.queueAhead())
                .whole(order.replaces())
                .qty(instrument, order.marketQty())
                .end();
    }

    private void trade(final ParquetRow row, final TradeRow trade) {
        final Instrument instrument = instruments.get(trade.instrumentId());
        row.begin()
                .text(instrument.symbol())
                .text(record.strategy(trade.strategyId()))
                .number(trade.direction())
                .flag(trade.isOpen())
                .whole(trade.openTimeNs())
                .whole(trade.closeTimeNs())
                .qty(instrument, trade.entryQty())
                .qty(instrument, trade.exitQty())
                .whole(trade.entryMicros())
                .whole(trade.exitMicros())
                .whole(trade.pnlMicros())
                .whole(trade.feesMicros())
                .whole(trade.worstMicros())
                .whole(trade.bestMicros())
                .number(trade.fills())
                .end();
    }

    private static String side(final int side) {
        return side == Side.BUY ? "buy" : "sell";
    }
}
