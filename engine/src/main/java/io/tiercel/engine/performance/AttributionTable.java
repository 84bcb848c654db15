package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Notional;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where profit came from: in all, by instrument, side, liquidity, strategy and hour. Borrow is charged to the account, so to the total only. The total and the instruments are exact to the micro; in the other
 * groups what a fill's quantity is worth at the end is rounded fill by fill. A sum to be added to; one thread; cold.
 */
public final class AttributionTable {
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int HOURS = 24;

    private final TradingRecord record;
    private final SortedMap<String, Attribution> byInstrument = new TreeMap<>();
    private final SortedMap<String, Attribution> bySide = new TreeMap<>();
    private final SortedMap<String, Attribution> byLiquidity = new TreeMap<>();
    private final SortedMap<String, Attribution> byStrategy = new TreeMap<>();
    private final SortedMap<String, Attribution> byHour = new TreeMap<>();
    private final Attribution total = new Attribution();

    /** Reads all fills of a record. */
    AttributionTable(final TradingRecord record) {
        this.record = record;
        final List<Instrument> instruments = record.instruments();
        final long[] lastPrices = new long[instruments.size()];
        record.fills(fill -> {
            lastPrices[fill.instrumentId()] = fill.price();
            byInstrument
                    .computeIfAbsent(symbol(fill.instrumentId()), _ -> new Attribution())
                    .add(instruments.get(fill.instrumentId()), fill);
        });
        final long[] endsTwice = new long[instruments.size()];
        for (final Instrument instrument : instruments) {
            final int id = instrument.id();
            final long endTwice = record.endMarkTwice(id);
            endsTwice[id] = endTwice == Prices.NO_PRICE ? 2 * lastPrices[id] : endTwice;
            hold(instrument, endsTwice[id]);
        }
        byInstrument.values().forEach(total::add);
        total.borrow(record.borrowMicros());
        record.fills(fill -> group(instruments.get(fill.instrumentId()), fill, endsTwice[fill.instrumentId()]));
    }

    private String symbol(final int instrumentId) {
        return record.instruments().get(instrumentId).symbol();
    }

    private void hold(final Instrument instrument, final long endTwice) {
        final int id = instrument.id();
        final long startPosition = record.startPosition(id);
        final boolean isIdle = startPosition == 0 && record.endPosition(id) == 0;
        if (isIdle && !byInstrument.containsKey(instrument.symbol())) {
            return;
        }
        final Attribution own = byInstrument.computeIfAbsent(instrument.symbol(), _ -> new Attribution());
        own.held(Notional.microsOfTwice(instrument, endTwice, record.endPosition(id)));
        if (startPosition != 0 && record.startMarkTwice(id) != Prices.NO_PRICE) {
            own.held(-Notional.microsOfTwice(instrument, record.startMarkTwice(id), startPosition));
        }
    }

    private void group(final Instrument instrument, final FillRow fill, final long endTwice) {
        final long worth = Notional.microsOfTwice(instrument, endTwice, fill.signedQty());
        final int hour = (int) Math.floorMod(Math.floorDiv(fill.venueTimeNs(), HOUR_NS), (long) HOURS);
        add(bySide, fill.side() == Side.BUY ? "buy" : "sell", instrument, fill, worth);
        add(byLiquidity, fill.isMaker() ? "maker" : "taker", instrument, fill, worth);
        add(byStrategy, record.strategy(fill.strategyId()), instrument, fill, worth);
        add(byHour, (hour < 10 ? "0" : "") + hour + ":00 UTC", instrument, fill, worth);
    }

    private static void add(
            final SortedMap<String, Attribution> groups,
            final String name,
            final Instrument instrument,
            final FillRow fill,
            final long worth) {
        final Attribution group = groups.computeIfAbsent(name, _ -> new Attribution());
        group.add(instrument, fill);
        group.held(worth);
    }

    /**
     * @return of all instruments.
     */
    public Attribution total() {
        return total;
    }

    /**
     * @return instrument, side, liquidity, strategy, hour, to the groups of each; a fill is in one group of each.
     */
    public List<Grouping> groupings() {
        return List.of(
                new Grouping("instrument", Collections.unmodifiableSortedMap(byInstrument)),
                new Grouping("side", Collections.unmodifiableSortedMap(bySide)),
                new Grouping("liquidity", Collections.unmodifiableSortedMap(byLiquidity)),
                new Grouping("strategy", Collections.unmodifiableSortedMap(byStrategy)),
                new Grouping("hour", Collections.unmodifiableSortedMap(byHour)));
    }

    /**
     * Fills divided in one way.
     *
     * @param by     in which.
     * @param groups name to sum.
     */
    public record Grouping(String by, SortedMap<String, Attribution> groups) {}
}
