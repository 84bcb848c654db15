package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.StatisticKind;

/**
 * Turns bars, market states, figures and imbalances into events. Owned by the ingress thread; allocates nothing. A record is checked whole before
 * anything of it is written.
 */
final class DbnFigures {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int UPDATE_DELETE = 2;

    private final int version;

    DbnFigures(final int version) {
        this.version = version;
    }

    /**
     * @param type   of the bar, its length told.
     * @param schema of the file, for bars whose type does not tell their length.
     * @return length of its span; 0 = not told.
     */
    static long intervalNs(final DbnRecordType type, final DbnSchema schema) {
        return switch (type) {
            case OHLCV_1S -> SECOND_NS;
            case OHLCV_1M -> 60 * SECOND_NS;
            case OHLCV_1H -> 3_600 * SECOND_NS;
            case OHLCV_1D -> 86_400 * SECOND_NS;
            default ->
                switch (schema) {
                    case OHLCV_1S -> SECOND_NS;
                    case OHLCV_1M -> 60 * SECOND_NS;
                    case OHLCV_1H -> 3_600 * SECOND_NS;
                    case OHLCV_1D -> 86_400 * SECOND_NS;
                    default -> 0;
                };
        };
    }

    int bar(
            final byte[] buffer,
            final int offset,
            final long intervalNs,
            final DbnInstrument instrument,
            final long sequence,
            final long startNs,
            final EventWriter writer) {
        final DbnInstrument.DbnUnits units = instrument.units();
        final long open = units.price(LittleEndian.i64(buffer, offset + BAR_OPEN_OFFSET));
        final long high = units.price(LittleEndian.i64(buffer, offset + BAR_HIGH_OFFSET));
        final long low = units.price(LittleEndian.i64(buffer, offset + BAR_LOW_OFFSET));
        final long close = units.price(LittleEndian.i64(buffer, offset + BAR_CLOSE_OFFSET));
        final long volume = LittleEndian.i64(buffer, offset + BAR_VOLUME_OFFSET);
        if (volume < 0) {
            throw new BadInputException("volume " + Long.toUnsignedString(volume) + ", expected below 2^63");
        }
        if (startNs > Long.MAX_VALUE - intervalNs) {
            throw new BadInputException("time stamp " + startNs + " ns, expected one before the year 2262");
        }
        if (intervalNs == 0) {
            return 0;
        }
        final long qty = units.qty(volume);
        writer.bar(instrument.id(), sequence, startNs, intervalNs, Side.NONE, open, high, low, close, qty);
        return 1;
    }

    int status(
            final byte[] buffer,
            final int offset,
            final DbnInstrument instrument,
            final long sequence,
            final long timestampNs,
            final EventWriter writer) {
        final byte isTrading = buffer[offset + STATUS_IS_TRADING_OFFSET];
        if (isTrading != 'Y' && isTrading != 'N' && isTrading != '~') {
            throw new BadInputException("trading flag " + DbnOrders.name(isTrading) + ", expected Y, N or ~");
        }
        final MarketStateCode state = state(LittleEndian.u16(buffer, offset + STATUS_ACTION_OFFSET), isTrading == 'Y');
        if (state == MarketStateCode.NULL_VAL) {
            return 0;
        }
        writer.tradingStatus(instrument.id(), sequence, timestampNs, state);
        return 1;
    }

    /** State after an action; NULL_VAL where it tells none, as a new price indication. */
    private static MarketStateCode state(final int action, final boolean isTrading) {
        return switch (action) {
            case 1, 2, 3, 4, 5 -> MarketStateCode.AUCTION;
            case 7 -> MarketStateCode.OPEN;
            case 8, 9, 10 -> MarketStateCode.HALT;
            case 11 -> isTrading ? MarketStateCode.OPEN : MarketStateCode.AUCTION;
            case 12, 13, 15 -> MarketStateCode.CLOSED;
            default -> MarketStateCode.NULL_VAL;
        };
    }

    int statistic(
            final byte[] buffer,
            final int offset,
            final DbnInstrument instrument,
            final long sequence,
            final long timestampNs,
            final EventWriter writer) {
        final boolean isLong = version == MAX_VERSION;
        final int typeOffset = offset + (isLong ? STATISTIC_TYPE_OFFSET : STATISTIC_TYPE_OFFSET_V1);
        final long price = LittleEndian.i64(buffer, offset + STATISTIC_PRICE_OFFSET);
        final long quantity = isLong
                ? LittleEndian.i64(buffer, offset + STATISTIC_QUANTITY_OFFSET)
                : LittleEndian.i32(buffer, offset + STATISTIC_QUANTITY_OFFSET);
        final boolean isTold = quantity != (isLong ? UNDEF_QUANTITY : UNDEF_INT_QUANTITY);
        final long qty = isTold ? instrument.units().qty(quantity) : 0;
        // Settlements and averages have more decimals than an instrument trades in: what its scale cannot hold is not
        // carried.
        if (buffer[typeOffset + STATISTIC_UPDATE_AFTER_TYPE] == UPDATE_DELETE
                || !instrument.units().isExact(price)) {
            return 0;
        }
        writer.statistic(
                instrument.id(),
                sequence,
                timestampNs,
                kind(LittleEndian.u16(buffer, typeOffset)),
                instrument.units().price(price),
                qty);
        return 1;
    }

    private static StatisticKind kind(final int type) {
        return switch (type) {
            case 1 -> StatisticKind.OPENING_PRICE;
            case 3 -> StatisticKind.SETTLEMENT_PRICE;
            case 4 -> StatisticKind.LOW_PRICE;
            case 5 -> StatisticKind.HIGH_PRICE;
            case 6 -> StatisticKind.VOLUME;
            case 9 -> StatisticKind.OPEN_INTEREST;
            case 11 -> StatisticKind.CLOSING_PRICE;
            default -> StatisticKind.OTHER;
        };
    }

    int imbalance(
            final byte[] buffer,
            final int offset,
            final DbnInstrument instrument,
            final long sequence,
            final long timestampNs,
            final EventWriter writer) {
        final int side = DbnOrders.side(buffer[offset + IMBALANCE_SIDE_OFFSET]);
        final long price = instrument.units().price(LittleEndian.i64(buffer, offset + IMBALANCE_PRICE_OFFSET));
        final long size = LittleEndian.u32(buffer, offset + IMBALANCE_QTY_OFFSET);
        final boolean isTold = side != Side.NONE && size != UNDEF_SIZE;
        final long qty = isTold ? Side.sign(side) * instrument.units().qty(size) : 0;
        writer.statistic(instrument.id(), sequence, timestampNs, StatisticKind.AUCTION_IMBALANCE, price, qty);
        return 1;
    }
}
