package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.Decay;
import io.tiercel.marketdata.instrument.Prices;
import java.util.Arrays;

/**
 * Signs of the last trades, runs and sweeps of one aggressor, and the kernel sums of buys and of sells.
 * <p>
 * Owned by the core's thread; O(1) amortised, a sweep O(its prices). Allocates nothing after construction, except that a sweep of more prices than
 * any before doubles the room for them.
 */
final class TradeSignFactors {
    private static final int TRADE_RUN = Factor.TRADE_RUN.index();
    private static final int SWEEP_LEVELS = Factor.SWEEP_LEVELS.index();
    private static final int AGGRESSOR_SIGN = Factor.AGGRESSOR_SIGN.index();
    private static final int TICK_RULE_SIGN = Factor.TICK_RULE_SIGN.index();
    private static final int LEE_READY_SIGN = Factor.LEE_READY_SIGN.index();
    private static final int HAWKES_BUY = Factor.HAWKES_BUY.index();
    private static final int HAWKES_SELL = Factor.HAWKES_SELL.index();
    private static final int SWEEP_ROOM = 64;

    private final double[] values;
    private final double decayPerNs;
    private final boolean hasKernels;

    private long trades;
    private long lastPrice = Prices.NO_PRICE;
    private int lastSign;
    private int tickSign;
    private long run;
    private long[] sweptPrices = new long[SWEEP_ROOM];
    private int swept;
    private long sweepTimeNs;
    private int sweepSign;
    private double buySum;
    private double sellSum;
    /** Trades of the present event. */
    private double buyTrades;

    private double sellTrades;

    /**
     * @param values the instrument's factor values, written in place.
     * @param config rates.
     * @param choice of the factors.
     */
    TradeSignFactors(final double[] values, final FactorsConfig config, final Choice choice) {
        this.values = values;
        decayPerNs = config.real(FactorParameter.HAWKES_DECAY_PER_SECOND) / 1e9;
        hasKernels = choice.hasAnyOf(Factor.HAWKES_BUY, Factor.HAWKES_SELL);
        for (final int column : new int[] {
            TRADE_RUN, SWEEP_LEVELS, AGGRESSOR_SIGN, TICK_RULE_SIGN, LEE_READY_SIGN, HAWKES_BUY, HAWKES_SELL
        }) {
            values[column] = 0.0;
        }
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAny(Factor.AGGRESSOR_SIGN, Factor.LEE_READY_SIGN)
                || choice.hasAnyOf(Factor.TRADE_RUN, Factor.SWEEP_LEVELS, Factor.HAWKES_BUY, Factor.HAWKES_SELL);
    }

    /**
     * @param f an event that is a trade.
     */
    void onTrade(final EventFacts f) {
        final long price = f.price;
        if (lastPrice != Prices.NO_PRICE && price != lastPrice) {
            tickSign = price > lastPrice ? 1 : -1;
        }
        lastPrice = price;
        run = trades > 0L && f.sign == lastSign ? run + 1L : 1L;
        lastSign = f.sign;
        trades++;
        final double[] v = values;
        v[AGGRESSOR_SIGN] = f.sign;
        v[TICK_RULE_SIGN] = tickSign;
        v[LEE_READY_SIGN] = leeReady(price, f.midBefore);
        v[TRADE_RUN] = f.sign * run;
        if (!f.isHidden) {
            sweep(f);
        }
        if (hasKernels && f.sign != 0) {
            buyTrades += f.sign > 0 ? 1.0 : 0.0;
            sellTrades += f.sign < 0 ? 1.0 : 0.0;
        }
    }

    /**
     * Called at every event, after {@link #onTrade}.
     *
     * @param f the event.
     */
    void onEvent(final EventFacts f) {
        if (hasKernels) {
            final double factor = Decay.after(decayPerNs * f.elapsedNs);
            buySum = Decay.kept(buySum * factor) + buyTrades;
            sellSum = Decay.kept(sellSum * factor) + sellTrades;
            buyTrades = 0.0;
            sellTrades = 0.0;
            values[HAWKES_BUY] = buySum;
            values[HAWKES_SELL] = sellSum;
        }
    }

    private int leeReady(final long price, final long midBefore) {
        if (midBefore != NO_MID && 2L * price != midBefore) {
            return 2L * price > midBefore ? 1 : -1;
        }
        return tickSign;
    }

    private void sweep(final EventFacts f) {
        if (swept == 0 || f.timeNs != sweepTimeNs || f.sign != sweepSign) {
            swept = 0;
            sweepTimeNs = f.timeNs;
            sweepSign = f.sign;
        }
        if (!hasSwept(f.price)) {
            if (swept == sweptPrices.length) {
                sweptPrices = Arrays.copyOf(sweptPrices, 2 * swept);
            }
            sweptPrices[swept] = f.price;
            swept++;
        }
        values[SWEEP_LEVELS] = f.sign * swept;
    }

    /** The newest first: a sweep seldom comes back. */
    private boolean hasSwept(final long price) {
        for (int i = swept - 1; i >= 0; i--) {
            if (sweptPrices[i] == price) {
                return true;
            }
        }
        return false;
    }
}
