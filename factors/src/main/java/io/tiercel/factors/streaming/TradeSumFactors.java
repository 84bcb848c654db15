package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.LongSumWindow;
import io.tiercel.factors.window.ProductWindow;

/**
 * Sums over the last trades: what they paid, how much, and by whom.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1). Sums are of whole numbers and exact.
 */
final class TradeSumFactors {
    private static final int EFFECTIVE_SPREAD_VW_20TR = Factor.EFFECTIVE_SPREAD_VW_20TR.index();
    private static final int MID_VWAP_DEV_20TR = Factor.MID_VWAP_DEV_20TR.index();
    private static final int SIGNED_VOL_SUM_20TR = Factor.SIGNED_VOL_SUM_20TR.index();
    private static final int TRADE_IMB_COUNT_20TR = Factor.TRADE_IMB_COUNT_20TR.index();
    private static final int HIDDEN_SHARE_20TR = Factor.HIDDEN_SHARE_20TR.index();
    private static final int SIGN_PERSIST_20TR = Factor.SIGN_PERSIST_20TR.index();

    private final double[] values;
    private final double tickSize;
    private final double qtyUnit;
    private final int spreadTrades;
    private final int vwapTrades;
    private final int sumTrades;
    private final ProductWindow spreads;
    private final ProductWindow prices;
    private final LongSumWindow signedQtys;
    private final LongSumWindow qtys;
    private final LongSumWindow hiddenQtys;
    private final LongSumWindow signs;
    private final LongSumWindow repeats;

    private long trades;
    private long pricedTrades;
    private int lastSign;

    /**
     * @param values   the instrument's factor values, written in place.
     * @param config   windows.
     * @param tickSize price units of a tick.
     * @param qtyUnit  quantity units of one whole unit.
     */
    TradeSumFactors(final double[] values, final FactorsConfig config, final double tickSize, final double qtyUnit) {
        this.values = values;
        this.tickSize = tickSize;
        this.qtyUnit = qtyUnit;
        spreadTrades = config.window(FactorParameter.SPREAD_TRADES);
        vwapTrades = config.window(FactorParameter.VWAP_TRADES);
        sumTrades = config.window(FactorParameter.TRADE_IMBALANCE_TRADES);
        spreads = new ProductWindow(spreadTrades);
        prices = new ProductWindow(vwapTrades);
        signedQtys = new LongSumWindow(sumTrades);
        qtys = new LongSumWindow(sumTrades);
        hiddenQtys = new LongSumWindow(sumTrades);
        signs = new LongSumWindow(sumTrades);
        repeats = new LongSumWindow(Math.max(1, sumTrades - 1));
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAnyOf(
                Factor.EFFECTIVE_SPREAD_VW_20TR,
                Factor.MID_VWAP_DEV_20TR,
                Factor.SIGNED_VOL_SUM_20TR,
                Factor.TRADE_IMB_COUNT_20TR,
                Factor.HIDDEN_SHARE_20TR,
                Factor.SIGN_PERSIST_20TR);
    }

    /**
     * @param f an event that is a trade.
     */
    void onTrade(final EventFacts f) {
        trades++;
        if (f.midBefore != NO_MID) {
            pricedTrades++;
            spreads.add(f.qty, f.sign * (2L * f.price - f.midBefore));
            if (pricedTrades >= spreadTrades) {
                values[EFFECTIVE_SPREAD_VW_20TR] = spreads.scaledLess(1L, 0L, 0L) / (tickSize * spreads.sumX());
            }
        }
        prices.add(f.qty, f.price);
        final long signed = signedQtys.add(f.sign * f.qty);
        final long total = qtys.add(f.qty);
        final long hidden = hiddenQtys.add(f.isHidden ? f.qty : 0L);
        final long sign = signs.add(f.sign);
        final long repeated = repeats.add(trades > 1L && f.sign == lastSign ? 1L : 0L);
        lastSign = f.sign;
        if (trades >= sumTrades) {
            values[SIGNED_VOL_SUM_20TR] = WholeUnits.of(signed, qtyUnit);
            values[TRADE_IMB_COUNT_20TR] = sign / (double) sumTrades;
            values[HIDDEN_SHARE_20TR] = hidden / (double) total;
            values[SIGN_PERSIST_20TR] = sumTrades > 1 ? repeated / (double) (sumTrades - 1) : Double.NaN;
        }
    }

    /**
     * Called at every event, after {@link #onTrade}.
     *
     * @param f the event.
     */
    void onEvent(final EventFacts f) {
        if (trades >= vwapTrades && (f.trades != 0 || f.mid != f.midBefore)) {
            // 2 sum pq - M sum q: exact, then once divided
            values[MID_VWAP_DEV_20TR] = f.mid == NO_MID
                    ? Double.NaN
                    : -prices.scaledLess(2L, f.mid, prices.sumX()) / (2.0 * tickSize * prices.sumX()) + 0.0;
        }
    }
}
