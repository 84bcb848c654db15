package io.tiercel.engine.performance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Round trips taken together; one that is still open is counted apart and is in no average. A sum to be added to; one thread; cold. */
public final class TradeStatistics {
    private static final double MICROS = 1e6;
    private static final double SECOND_NS = 1e9;

    private final ProfitStatistics gross = new ProfitStatistics();
    private final ProfitStatistics net = new ProfitStatistics();
    private long open;
    private double holdingSeconds;
    private double weightedHoldingSeconds;
    private double weights;
    private double worst;
    private double best;

    /** Nothing so far. */
    public TradeStatistics() {}

    /**
     * @param trade     a round trip.
     * @param wholeUnit quantity units in a whole unit: 10^qtyScale.
     */
    public void add(final TradeRow trade, final double wholeUnit) {
        if (trade.isOpen()) {
            open++;
            return;
        }
        gross.add(trade.pnlMicros());
        net.add(trade.netMicros());
        final double seconds = trade.holdingNs() / SECOND_NS;
        final double weight = (trade.entryQty() + trade.exitQty()) / wholeUnit;
        holdingSeconds += seconds;
        weightedHoldingSeconds += weight * seconds;
        weights += weight;
        worst += trade.worstMicros() / MICROS;
        best += trade.bestMicros() / MICROS;
    }

    /**
     * @return before fees.
     */
    public ProfitStatistics gross() {
        return gross;
    }

    /**
     * @return after fees.
     */
    public ProfitStatistics net() {
        return net;
    }

    /**
     * @return round trips that had not ended.
     */
    public long open() {
        return open;
    }

    /**
     * @return mean time from first to last fill, seconds.
     */
    public OptionalDouble averageHoldingSeconds() {
        return Samples.ratio(holdingSeconds, gross.trades());
    }

    /**
     * @return the same, weighted by traded quantity.
     */
    public OptionalDouble weightedHoldingSeconds() {
        return Samples.ratio(weightedHoldingSeconds, weights);
    }

    /**
     * @return by name, in the order of reports.
     */
    public Map<String, OptionalDouble> figures() {
        final Map<String, OptionalDouble> figures = new LinkedHashMap<>();
        figures.put("trades", OptionalDouble.of(gross.trades()));
        figures.put("open_trades", OptionalDouble.of(open));
        figures.put("win_rate", gross.winRate());
        figures.put("win_rate_net", net.winRate());
        figures.put("profit_factor", gross.profitFactor());
        figures.put("profit_factor_net", net.profitFactor());
        figures.put("expectancy", gross.expectancy());
        figures.put("expectancy_net", net.expectancy());
        figures.put("average_win", gross.averageWin());
        figures.put("average_loss", gross.averageLoss());
        figures.put("largest_win", gross.largestWin());
        figures.put("largest_loss", gross.largestLoss());
        figures.put("average_holding_s", averageHoldingSeconds());
        figures.put("average_holding_weighted_s", weightedHoldingSeconds());
        figures.put("average_mae", Samples.ratio(worst, gross.trades()));
        figures.put("average_mfe", Samples.ratio(best, gross.trades()));
        return figures;
    }
}
