package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.EventMids;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;

/**
 * The factors beyond the first 24 of one instrument: a group for each family that shares its state, made only where one of its factors is chosen.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for windows of time.
 */
final class WiderFactors {
    private final SideDepth bids;
    private final SideDepth asks;
    private final DepthFactors depth;
    private final SpreadFactors spreads;
    private final QuoteFactors quotes;
    private final PathFactors path;
    private final VarianceFactors variances;
    private final FlowSumFactors flows;
    private final OrderFactors orders;
    private final TradeSumFactors tradeSums;
    private final TradeStepFactors tradeSteps;
    private final TradeSignFactors tradeSigns;
    private final RateFactors rates;
    private final TimedMaturity maturity;

    private long depthQty;

    /**
     * @param values   the instrument's factor values, written in place.
     * @param config   parameters.
     * @param choice   of the factors.
     * @param instrument scales of its numbers.
     * @param qtyUnit  quantity units of one whole unit.
     * @param book     where the levels are kept.
     * @param mids     carried mids by event, put by the caller.
     */
    WiderFactors(
            final double[] values,
            final FactorsConfig config,
            final Choice choice,
            final Instrument instrument,
            final double qtyUnit,
            final BookFactors book,
            final EventMids mids) {
        final double tickSize = instrument.tickSize();
        bids = book.depth(Side.BUY);
        asks = book.depth(Side.SELL);
        depth = DepthFactors.isChosen(choice)
                ? new DepthFactors(
                        values,
                        config,
                        choice,
                        tickSize,
                        qtyUnit,
                        config.quantity(FactorParameter.SWEEP_QTY, instrument),
                        book)
                : null;
        spreads = SpreadFactors.isChosen(choice) ? new SpreadFactors(values, config, choice, tickSize) : null;
        quotes = QuoteFactors.isChosen(choice) ? new QuoteFactors(values, config, choice) : null;
        path = PathFactors.isChosen(choice) ? new PathFactors(values, config, choice, mids) : null;
        variances = VarianceFactors.isChosen(choice) ? new VarianceFactors(values, config, choice, mids) : null;
        flows = FlowSumFactors.isChosen(choice)
                ? new FlowSumFactors(values, config, choice, tickSize, qtyUnit, mids)
                : null;
        orders = OrderFactors.isChosen(choice) ? new OrderFactors(values, config, choice) : null;
        tradeSums = TradeSumFactors.isChosen(choice) ? new TradeSumFactors(values, config, tickSize, qtyUnit) : null;
        tradeSteps = TradeStepFactors.isChosen(choice) ? new TradeStepFactors(values, config, tickSize, qtyUnit) : null;
        tradeSigns = TradeSignFactors.isChosen(choice) ? new TradeSignFactors(values, config, choice) : null;
        rates = RateFactors.isChosen(choice) ? new RateFactors(values, config, choice) : null;
        maturity = TimedMaturity.isChosen(choice)
                ? new TimedMaturity(
                        values,
                        config.whole(FactorParameter.TRADE_HORIZON_NS),
                        tickSize,
                        config.window(FactorParameter.MID_HISTORY_CAPACITY))
                : null;
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAny(Factor.MICROPRICE_TICKS, Factor.all().getLast());
    }

    /**
     * One event, after the first 24 have taken it.
     *
     * @param f           the event.
     * @param changedSide bid or ask when only that side changed; read where the depth changed.
     */
    void onEvent(final EventFacts f, final int changedSide) {
        onBook(f, changedSide);
        if (f.parts != null) {
            onTrades(f, f.parts);
        } else if (f.trades != 0) {
            onTrade(f);
        }
        if (tradeSums != null) {
            tradeSums.onEvent(f);
        }
        if (tradeSigns != null) {
            tradeSigns.onEvent(f);
        }
        if (maturity != null) {
            maturity.onEvent(f);
        }
        if (path != null) {
            path.onEvent(f);
        }
        if (variances != null) {
            variances.onEvent(f);
        }
        if (orders != null) {
            orders.onEvent(f);
        }
        if (rates != null) {
            rates.onEvent(f);
        }
    }

    private void onBook(final EventFacts f, final int changedSide) {
        if (depth != null && f.isDepthChanged) {
            depth.onDepthChange(f, changedSide);
        }
        if (spreads != null) {
            spreads.onEvent(f);
        }
        if (quotes != null) {
            quotes.onEvent(f);
        }
        if (flows != null) {
            if (f.isDepthChanged) {
                depthQty = bids.qty() + asks.qty();
            }
            flows.onEvent(f, depthQty);
        }
    }

    private void onTrades(final EventFacts f, final EventParts parts) {
        for (int i = 0; i < parts.count(); i++) {
            if (parts.isTrade(i)) {
                f.isHidden = parts.isHidden(i);
                f.price = parts.price(i);
                f.qty = parts.qty(i);
                f.sign = parts.sign(i);
                onTrade(f);
            }
        }
    }

    private void onTrade(final EventFacts f) {
        if (tradeSums != null) {
            tradeSums.onTrade(f);
        }
        if (tradeSteps != null) {
            tradeSteps.onTrade(f);
        }
        if (tradeSigns != null) {
            tradeSigns.onTrade(f);
        }
    }
}
