package io.tiercel.risk.limits;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Limits of a session, checked once here. Immutable, safe on any thread; cold.
 * <p>
 * A limit in units counts whole shares, coins or contracts, whatever the quantity scale of the instrument, and holds for every instrument. A value
 * equal to its limit passes.
 *
 * @param profile                whose limits lie over those here; {@code CUSTOM} for none.
 * @param startingCashMicros     cash at the start, micros, 1 to 10^17.
 * @param maxOrderUnits          largest order, whole units, 1 to 10^9.
 * @param maxOrderNotionalMicros largest value of an order at its limit price (a market order: at the reference price), micros, 1 to 10^17.
 * @param maxOrderAdvPpm         largest order, parts per million of the instrument's average daily volume, 1 to 10^6, or {@code OFF}.
 * @param collarBps              how far beyond the reference price a limit may take, basis points of it, 0 to 10 000.
 * @param maxPositionUnits       largest position, long or short, if every open order of a side fills, whole units, 1 to 10^9.
 * @param isShortingAllowed      false clips a sell to what is held.
 * @param maxOpenOrders          orders that are not final, 1 to 65 536.
 * @param orderBurst             capacity of the order rate's token bucket, 1 to 10^6.
 * @param ordersPerSecond        refill of that bucket, 1 to 10^6.
 * @param cancelBurst            capacity of the cancel rate's token bucket, 1 to 10^6.
 * @param cancelsPerSecond       refill of that bucket, 1 to 10^6.
 * @param maxDataAgeNs           age of an instrument's last market data at which orders still pass, 1 to 10^15.
 * @param maxFeedGapNs           how long an instrument with a position may be without data while its market is open; longer trips the kill switch,
 *                               1 to 10^15, or {@code OFF}.
 * @param maxDrawdownBps         loss from the peak equity that trips the kill switch, basis points of the peak, 1 to 10 000; eight tenths of it
 *                               leave only reducing orders.
 * @param dailyLossBps           loss since the start of the day that trips the kill switch, basis points of the equity then, 1 to 10 000.
 * @param maxRejects             rejects of the venue within the window that are still accepted; one more trips the kill switch, 1 to 10 000.
 * @param rejectWindowNs         length of that window, 1 to 10^15.
 * @param portfolio              limits of what is held in all instruments together.
 * @param borrowBps              what a short position costs in a year, basis points of its value at the close, 0 to 10 000.
 * @param currency               that cash, equity and limits are in.
 * @param ratesPpb               what one unit of another currency is worth in it, parts per 10^9, each 1 to 10^15.
 * @param instruments            what risk knows of some instruments, each at most once.
 */
public record RiskConfig(
        RiskProfile profile,
        long startingCashMicros,
        long maxOrderUnits,
        long maxOrderNotionalMicros,
        Limit maxOrderAdvPpm,
        int collarBps,
        long maxPositionUnits,
        boolean isShortingAllowed,
        int maxOpenOrders,
        int orderBurst,
        int ordersPerSecond,
        int cancelBurst,
        int cancelsPerSecond,
        long maxDataAgeNs,
        Limit maxFeedGapNs,
        int maxDrawdownBps,
        int dailyLossBps,
        int maxRejects,
        long rejectWindowNs,
        PortfolioLimits portfolio,
        int borrowBps,
        String currency,
        Map<String, Long> ratesPpb,
        List<InstrumentRisk> instruments) {
    static final long MAX_MONEY_MICROS = 100_000_000_000_000_000L;
    static final long MAX_UNITS = 1_000_000_000L;
    static final long MAX_DURATION_NS = 1_000_000_000_000_000L;
    static final int MAX_RATE = 1_000_000;
    static final int ALL_BPS = 10_000;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public RiskConfig {
        if (!profile.isCustom()) {
            maxDrawdownBps = profile.maxDrawdownBps();
            dailyLossBps = profile.dailyLossBps();
            portfolio = profile.over(portfolio);
        }
        require("startingCashMicros", startingCashMicros, 1, MAX_MONEY_MICROS);
        require("maxOrderUnits", maxOrderUnits, 1, MAX_UNITS);
        require("maxOrderNotionalMicros", maxOrderNotionalMicros, 1, MAX_MONEY_MICROS);
        require("collarBps", collarBps, 0, ALL_BPS);
        require("maxPositionUnits", maxPositionUnits, 1, MAX_UNITS);
        require("maxOpenOrders", maxOpenOrders, 1, 65_536);
        require("orderBurst", orderBurst, 1, MAX_RATE);
        require("ordersPerSecond", ordersPerSecond, 1, MAX_RATE);
        require("cancelBurst", cancelBurst, 1, MAX_RATE);
        require("cancelsPerSecond", cancelsPerSecond, 1, MAX_RATE);
        require("maxDataAgeNs", maxDataAgeNs, 1, MAX_DURATION_NS);
        require("maxDrawdownBps", maxDrawdownBps, 1, ALL_BPS);
        require("dailyLossBps", dailyLossBps, 1, ALL_BPS);
        require("maxRejects", maxRejects, 1, 10_000);
        require("rejectWindowNs", rejectWindowNs, 1, MAX_DURATION_NS);
        maxOrderAdvPpm.require("maxOrderAdvPpm", 1, MAX_RATE);
        maxFeedGapNs.require("maxFeedGapNs", 1, MAX_DURATION_NS);
        require("borrowBps", borrowBps, 0, ALL_BPS);
        if (currency.isBlank()) {
            throw new BadInputException("risk: currency is blank, expected a name such as USD");
        }
        ratesPpb = Collections.unmodifiableMap(new TreeMap<>(ratesPpb));
        ratesPpb.forEach((name, rate) -> require("ratesPpb." + name, rate, 1, MAX_DURATION_NS));
        instruments = List.copyOf(instruments);
        if (instruments.stream().map(InstrumentRisk::symbol).distinct().count() != instruments.size()) {
            throw new BadInputException("risk: instruments names a symbol twice, expected one entry for each");
        }
    }

    /**
     * @param symbol of an instrument.
     * @return what is known of it.
     */
    public InstrumentRisk instrument(final String symbol) {
        return instruments.stream()
                .filter(entry -> entry.symbol().equals(symbol))
                .findFirst()
                .orElseGet(() -> InstrumentRisk.unknown(symbol));
    }

    private static void require(final String key, final long value, final long least, final long most) {
        if (value < least || value > most) {
            throw new BadInputException("risk: " + key + " = " + value + ", expected " + least + " to " + most);
        }
    }
}
