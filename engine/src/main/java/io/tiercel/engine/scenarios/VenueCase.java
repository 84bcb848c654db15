package io.tiercel.engine.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tiercel.engine.venue.BarFillConfig;
import io.tiercel.engine.venue.FillOnCross;
import io.tiercel.engine.venue.LatencyConfig;
import io.tiercel.engine.venue.LatencyModel;
import io.tiercel.engine.venue.QueueModel;
import io.tiercel.engine.venue.QueueModelConfig;
import io.tiercel.engine.venue.SelfTradePrevention;
import io.tiercel.engine.venue.VenueConfig;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;
import java.util.List;

/** A worked case of the venue as it stands in a file. */
record VenueCase(
        String name,
        String kind,
        String note,
        InstrumentCase instrument,
        Data data,
        long cashMicros,
        QueueCase queueModel,
        SelfTradePrevention stp,
        FillOnCross fillOnCross,
        LatencyCase latency,
        boolean mark,
        List<Event> events,
        List<Command> commands,
        Expected expect) {
    enum Data {
        L3,
        L2
    }

    record InstrumentCase(
            String symbol, int priceScale, int qtyScale, long tick, long lot, Long multiplier, FeeSchedule fees) {
        Instrument instrument() {
            return new Instrument(0, symbol, priceScale, qtyScale, tick, lot, multiplier == null ? 1 : multiplier);
        }
    }

    record QueueCase(QueueModel model, Double n) {}

    record LatencyCase(
            LatencyModel model,
            long entryNs,
            long responseNs,
            long seed,
            List<Long> entryTableNs,
            List<Long> responseTableNs,
            List<List<Long>> rows) {
        LatencyConfig config() {
            return new LatencyConfig(
                    model,
                    0,
                    entryNs,
                    responseNs,
                    seed,
                    orEmpty(entryTableNs),
                    orEmpty(responseTableNs),
                    orEmpty(rows));
        }
    }

    record Event(
            long ts,
            Add add,
            Quantity exec,
            Quantity reduce,
            Id delete,
            Replace replace,
            Trade trade,
            Level level,
            Snapshot snapshot,
            MarketStateCode state) {}

    record Add(long id, String side, long price, long qty) {}

    record Quantity(long id, long qty) {}

    record Id(long id) {}

    record Replace(long id, long newId, long price, long qty) {}

    record Trade(long price, long qty, String side) {}

    record Level(String side, long price, long qty) {}

    record Snapshot(List<List<Long>> bids, List<List<Long>> asks) {}

    record Command(long at, @JsonProperty("new") NewOrder submit, OwnId cancel, Amend replace) {}

    record NewOrder(
            String id,
            String side,
            OrderType type,
            TimeInForce tif,
            Long price,
            long qty,
            Long stop,
            boolean postOnly) {}

    record OwnId(String id) {}

    record Amend(String id, Long price, Long qty) {}

    record Expected(
            List<Execution> executions,
            List<OrderState> orders,
            AccountState account,
            List<Refusal> rejects,
            List<Refusal> requestRejects,
            List<Place> queue,
            List<KnownState> states) {}

    record Execution(String order, long ts, long seen, long price, long qty, String liq, long fee) {}

    record OrderState(String order, String state, long cumQty, long leavesQty) {}

    record AccountState(
            long position,
            long costMicros,
            Long avgPriceMicros,
            long realisedMicros,
            long feesMicros,
            long cashMicros,
            Long markValueMicros,
            Long unrealisedMicros,
            Long equityMicros) {}

    record Refusal(String order, long ts, String reason) {}

    record Place(long at, String order, long ahead) {}

    record KnownState(long at, String order, String state) {}

    VenueCase {
        if (instrument == null || data == null || expect == null || instrument.fees() == null) {
            throw new BadInputException("case " + name + ": expected instrument with fees, data and expect");
        }
        events = orEmpty(events);
        commands = orEmpty(commands);
    }

    VenueConfig venueConfig() {
        return new VenueConfig(
                latency == null ? LatencyConfig.constant(0, 0) : latency.config(),
                queueModel == null
                        ? QueueModelConfig.RISK_AVERSE
                        : new QueueModelConfig(queueModel.model(), queueModel.n() == null ? 1 : queueModel.n()),
                fillOnCross == null ? FillOnCross.TOUCH : fillOnCross,
                stp == null ? SelfTradePrevention.CANCEL_NEWEST : stp,
                BarFillConfig.DEFAULTS);
    }

    /** Side of a level or an order: B, or A or S. */
    static int side(final String letter) {
        return switch (letter) {
            case "B" -> Side.BUY;
            case "A", "S" -> Side.SELL;
            case null, default -> throw new BadInputException("side = " + letter + ", expected B, A or S");
        };
    }

    static long orNone(final Long price) {
        return price == null ? Prices.NO_PRICE : price;
    }

    private static <T> List<T> orEmpty(final List<T> list) {
        return list == null ? List.of() : list;
    }
}
