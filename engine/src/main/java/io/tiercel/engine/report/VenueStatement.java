package io.tiercel.engine.report;

import io.tiercel.engine.venue.BarFillConfig;
import io.tiercel.engine.venue.VenueConfig;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.risk.account.FeeSchedule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Costs and switches of the simulated venue in words, for the statements of a tear sheet. Stateless, cold. */
public final class VenueStatement {
    private static final double PPB_PER_BP = 1e5;
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;
    private static final int MOST_NAMED = 8;

    private VenueStatement() {}

    /**
     * @param venue       as it was configured.
     * @param instruments that could be traded.
     * @param fees        one for each.
     * @return name to text, in the order in which they are told.
     */
    public static Map<String, String> of(
            final VenueConfig venue, final List<Instrument> instruments, final List<FeeSchedule> fees) {
        final Map<String, String> statements = new LinkedHashMap<>();
        statements.put("fees", fees(instruments, fees));
        statements.put("costs without a book", costs(venue.bars()));
        statements.put(
                "queues of levels",
                venue.queueModel().model() + " (n = "
                        + Figures.decimal(venue.queueModel().n(), 1) + "); of orders: exact, first in first out");
        statements.put(
                "switches",
                "impact: NONE; fills when crossed: " + venue.fillOnCross() + "; self-trade: "
                        + venue.selfTradePrevention());
        return statements;
    }

    private static String fees(final List<Instrument> instruments, final List<FeeSchedule> fees) {
        final Map<FeeSchedule, List<String>> bySchedule = new LinkedHashMap<>();
        for (int i = 0; i < instruments.size(); i++) {
            bySchedule
                    .computeIfAbsent(fees.get(i), _ -> new ArrayList<>())
                    .add(instruments.get(i).symbol());
        }
        return bySchedule.entrySet().stream()
                .map(entry -> (bySchedule.size() == 1 ? "" : named(entry.getValue()) + ": ") + words(entry.getKey()))
                .collect(Collectors.joining("; "));
    }

    private static String named(final List<String> symbols) {
        return symbols.size() <= MOST_NAMED
                ? String.join(", ", symbols)
                : String.join(", ", symbols.subList(0, MOST_NAMED)) + " and " + (symbols.size() - MOST_NAMED) + " more";
    }

    /** Everything that is not zero. */
    static String words(final FeeSchedule fees) {
        final List<String> parts = new ArrayList<>();
        add(parts, "maker", fees.makerPpb() / PPB_PER_BP, "bps");
        add(parts, "taker", fees.takerPpb() / PPB_PER_BP, "bps");
        add(parts, "maker", fees.makerPerUnitNanos() / NANOS, "a unit");
        add(parts, "taker", fees.takerPerUnitNanos() / NANOS, "a unit");
        add(parts, "sells", fees.sellPpb() / PPB_PER_BP, "bps");
        add(parts, "sells", fees.sellPerUnitNanos() / NANOS, "a unit");
        add(parts, "commission", fees.commissionPerUnitNanos() / NANOS, "a unit");
        add(parts, "commission at least", fees.commissionMinMicros() / MICROS, "an order");
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static void add(final List<String> parts, final String what, final double amount, final String of) {
        if (amount != 0) {
            parts.add(what + " " + trimmed(amount) + " " + of);
        }
    }

    private static String trimmed(final double amount) {
        return BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
    }

    private static String costs(final BarFillConfig bars) {
        final String model = switch (bars.costModel()) {
            case BPS ->
                trimmed(bars.halfSpreadPpb() / PPB_PER_BP) + " bps half spread, "
                        + trimmed(bars.slippagePpb() / PPB_PER_BP) + " bps slippage";
            case SPREAD_SQRT ->
                bars.spreadTicks() + " ticks of spread, " + trimmed(bars.impactSpreads())
                        + " spreads times the root of the share of a day's volume";
            case SIGMA_SQRT ->
                bars.spreadTicks() + " ticks of spread, " + trimmed(bars.impactSigmas()) + " times "
                        + trimmed(bars.sigmaDaily())
                        + " daily volatility times the root of the share of a day's volume";
        };
        return bars.costModel() + ": " + model + "; at most " + bars.maxVolumePct() + " % of a bar's volume";
    }
}
