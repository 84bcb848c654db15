package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.LongSumWindow;
import io.tiercel.factors.window.TimedPairSum;

/**
 * Ages of the best levels, lifetimes of quotes, and how the best queues are eaten.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for {@link TimedPairSum}; O(1) amortised.
 */
final class QuoteFactors {
    private static final int BID_QUEUE_DEPLETION = Factor.BID_QUEUE_DEPLETION.index();
    private static final int ASK_QUEUE_DEPLETION = Factor.ASK_QUEUE_DEPLETION.index();
    private static final int QUEUE_DEPL_IMB_5S = Factor.QUEUE_DEPL_IMB_5S.index();
    private static final int SEC_SINCE_TRADE = Factor.SEC_SINCE_TRADE.index();
    private static final int SEC_SINCE_QUOTE_CHANGE = Factor.SEC_SINCE_QUOTE_CHANGE.index();
    private static final int BID_AGE_S = Factor.BID_AGE_S.index();
    private static final int ASK_AGE_S = Factor.ASK_AGE_S.index();
    private static final int QUOTE_LIFETIME_LAST_S = Factor.QUOTE_LIFETIME_LAST_S.index();
    private static final int QUOTE_LIFETIME_MEAN_10 = Factor.QUOTE_LIFETIME_MEAN_10.index();
    private static final double NS_PER_SECOND = 1e9;

    private final double[] values;
    private final long rateNs;
    private final int lifetimes;
    private final TimedPairSum falls;
    private final LongSumWindow lifetimeSums;
    private final boolean hasFalls;

    private long bid;
    private long ask;
    private long bidQty;
    private long askQty;
    private long mostBidQty;
    private long mostAskQty;
    private long bidSinceNs;
    private long askSinceNs;
    private long quoteSinceNs;
    private long changeNs;
    private long tradeNs;
    private boolean wasTraded;
    private int ended;

    /**
     * @param values the instrument's factor values, written in place.
     * @param config windows.
     * @param choice of the factors.
     */
    QuoteFactors(final double[] values, final FactorsConfig config, final Choice choice) {
        this.values = values;
        rateNs = config.whole(FactorParameter.ORDER_RATE_NS);
        lifetimes = config.window(FactorParameter.QUOTE_LIFETIMES);
        final int capacity = config.window(FactorParameter.MID_HISTORY_CAPACITY);
        falls = new TimedPairSum(rateNs, capacity);
        lifetimeSums = new LongSumWindow(lifetimes);
        hasFalls = choice.has(Factor.QUEUE_DEPL_IMB_5S);
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAny(Factor.BID_QUEUE_DEPLETION, Factor.QUEUE_DEPL_IMB_5S)
                || choice.hasAny(Factor.SEC_SINCE_TRADE, Factor.QUOTE_LIFETIME_MEAN_10);
    }

    /**
     * @param f the event.
     */
    void onEvent(final EventFacts f) {
        final long timeNs = f.timeNs;
        if (f.event == 0L) {
            start(f);
        } else if (f.isDepthChanged) {
            follow(f);
        }
        if (f.trades != 0) {
            tradeNs = timeNs;
            wasTraded = true;
        }
        final double[] v = values;
        if (wasTraded) {
            v[SEC_SINCE_TRADE] = (timeNs - tradeNs) / NS_PER_SECOND;
        }
        v[SEC_SINCE_QUOTE_CHANGE] = (timeNs - changeNs) / NS_PER_SECOND;
        v[BID_AGE_S] = (timeNs - bidSinceNs) / NS_PER_SECOND;
        v[ASK_AGE_S] = (timeNs - askSinceNs) / NS_PER_SECOND;
        if (hasFalls) {
            falls.advance(timeNs);
            final long bidFall = falls.firstSum();
            final long askFall = falls.secondSum();
            if (f.hasPassed(rateNs)) {
                final long sum = bidFall + askFall;
                v[QUEUE_DEPL_IMB_5S] = sum == 0L ? 0.0 : (askFall - bidFall) / (double) sum;
            }
        }
    }

    private void start(final EventFacts f) {
        bidSinceNs = f.timeNs;
        askSinceNs = f.timeNs;
        quoteSinceNs = f.timeNs;
        changeNs = f.timeNs;
        mostBidQty = f.bidQty;
        mostAskQty = f.askQty;
        takeOver(f);
    }

    private void follow(final EventFacts f) {
        final boolean isBidMoved = f.bid != bid;
        final boolean isAskMoved = f.ask != ask;
        long bidFall = 0L;
        long askFall = 0L;
        if (isBidMoved) {
            bidSinceNs = f.timeNs;
            mostBidQty = f.bidQty;
        } else {
            mostBidQty = Math.max(mostBidQty, f.bidQty);
            bidFall = Math.max(0L, bidQty - f.bidQty);
        }
        if (isAskMoved) {
            askSinceNs = f.timeNs;
            mostAskQty = f.askQty;
        } else {
            mostAskQty = Math.max(mostAskQty, f.askQty);
            askFall = Math.max(0L, askQty - f.askQty);
        }
        falls.add(f.timeNs, bidFall, askFall);
        if (isBidMoved || isAskMoved) {
            endQuote(f.timeNs);
        }
        if (isBidMoved || isAskMoved || f.bidQty != bidQty || f.askQty != askQty) {
            changeNs = f.timeNs;
            takeOver(f);
        }
    }

    private void endQuote(final long timeNs) {
        final long lifetimeNs = timeNs - quoteSinceNs;
        quoteSinceNs = timeNs;
        final long sumNs = lifetimeSums.add(lifetimeNs);
        values[QUOTE_LIFETIME_LAST_S] = lifetimeNs / NS_PER_SECOND;
        if (ended < lifetimes) {
            ended++;
        }
        if (ended == lifetimes) {
            values[QUOTE_LIFETIME_MEAN_10] = sumNs / (NS_PER_SECOND * lifetimes);
        }
    }

    private void takeOver(final EventFacts f) {
        bid = f.bid;
        ask = f.ask;
        bidQty = f.bidQty;
        askQty = f.askQty;
        values[BID_QUEUE_DEPLETION] = depletion(bidQty, mostBidQty);
        values[ASK_QUEUE_DEPLETION] = depletion(askQty, mostAskQty);
    }

    private static double depletion(final long qty, final long most) {
        return qty == 0L ? Double.NaN : 1.0 - qty / (double) most;
    }
}
