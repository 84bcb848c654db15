package io.tiercel.factors.bar;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import java.util.Objects;

/**
 * Builds the bars of one instrument from its trades, in event time.
 * <p>
 * Owned by the core's thread. Allocates nothing after construction; O(1). A trade is never split between bars. A bar has a trade or more: a
 * stretch without trades gives no bar. The last bar of a series, not ended by its rule, is not told.
 */
public final class BarBuilder {
    private final BarRule rule;
    private final BarListener listener;
    private final Bar bar;
    private long lastTimeNs = Long.MIN_VALUE;
    private long lastPrice = Prices.NO_PRICE;
    private int tickSign;

    /**
     * @param instrument whose trades are told.
     * @param rule       when a bar ends; of this instrument alone.
     * @param listener   takes the bars.
     */
    public BarBuilder(final Instrument instrument, final BarRule rule, final BarListener listener) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.listener = Objects.requireNonNull(listener, "listener");
        bar = new Bar(instrument);
    }

    /**
     * The next trade. Without a price or quantity it is none.
     *
     * @param eventTimeNs   ns since the epoch; one before the last counts as the last.
     * @param price         in price units.
     * @param qty           in quantity units.
     * @param aggressorSign +1 buyer, -1 seller, 0 not told.
     */
    public void onTrade(final long eventTimeNs, final long price, final long qty, final int aggressorSign) {
        onTime(eventTimeNs);
        if (price == Prices.NO_PRICE || qty <= 0) {
            return;
        }
        if (lastPrice != Prices.NO_PRICE && price != lastPrice) {
            tickSign = price > lastPrice ? 1 : -1;
        }
        lastPrice = price;
        bar.add(lastTimeNs, price, qty, aggressorSign, tickSign);
        if (rule.endsWith(bar)) {
            end();
        }
    }

    /**
     * Time goes on without a trade: a bar that it ends is told now instead of at the next trade.
     *
     * @param eventTimeNs ns since the epoch; one before the last counts as the last.
     */
    public void onTime(final long eventTimeNs) {
        lastTimeNs = Math.max(lastTimeNs, eventTimeNs);
        if (bar.trades() > 0 && rule.endsBefore(bar, lastTimeNs)) {
            end();
        }
    }

    private void end() {
        listener.onBar(bar);
        bar.clear();
    }
}
