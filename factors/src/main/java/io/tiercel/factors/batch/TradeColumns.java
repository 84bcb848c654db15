package io.tiercel.factors.batch;

import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/**
 * The trades of one instrument with what the events before and around them tell, a row each. Prices and quantities in the instrument's units, mids in
 * half price units. All columns are to be read only.
 * <p>
 * Owned by the thread that computes one instrument.
 */
final class TradeColumns {
    private final int size;
    private final int events;
    private final int[] tradeEvents;
    private final long[] prices;
    private final long[] qtys;
    private final boolean[] areHidden;
    private final int[] signs;
    private final int[] tickSigns;
    private final int[] quoteSigns;
    private final long[] signedQtys;
    private final double[] midsBefore;
    private final MarketColumns market;
    private double[] eventSignedQtys;
    private int[] counts;

    TradeColumns(final MarketColumns market) {
        this.market = market;
        final RecordedEvents columns = market.events();
        events = market.size();
        size = columns.trades();
        tradeEvents = columns.tradeEvents();
        prices = columns.tradePrices();
        qtys = columns.tradeQtys();
        areHidden = columns.areHidden();
        signs = new int[size];
        tickSigns = new int[size];
        quoteSigns = new int[size];
        signedQtys = new long[size];
        midsBefore = new double[size];
        final double[] mids = market.mids();
        for (int k = 0; k < size; k++) {
            midsBefore[k] = tradeEvents[k] == 0 ? Double.NaN : mids[tradeEvents[k] - 1];
        }
        takeSigns(columns.tradeSides());
    }

    private void takeSigns(final byte[] sides) {
        int tickSign = 0;
        for (int k = 0; k < size; k++) {
            if (k > 0 && prices[k] != prices[k - 1]) {
                tickSign = prices[k] > prices[k - 1] ? 1 : -1;
            }
            tickSigns[k] = tickSign;
            // twice the price is a whole number as the mid is
            final double distance = 2.0 * prices[k] - midsBefore[k];
            quoteSigns[k] = distance > 0.0 ? 1 : distance < 0.0 ? -1 : tickSign;
            signs[k] = sides[k] == Side.NONE ? quoteSigns[k] : -Side.sign(sides[k]);
            signedQtys[k] = signs[k] * qtys[k];
        }
    }

    int size() {
        return size;
    }

    /** Number of the event of each trade, ascending. */
    int[] tradeEvents() {
        return tradeEvents;
    }

    long[] prices() {
        return prices;
    }

    long[] qtys() {
        return qtys;
    }

    boolean[] areHidden() {
        return areHidden;
    }

    /** Aggressor signs: +1 buy, -1 sell, 0 unknown. */
    int[] signs() {
        return signs;
    }

    /** Signs of the last price change between trades, 0 before one. */
    int[] tickSigns() {
        return tickSigns;
    }

    /** Signs of Lee and Ready (1991). */
    int[] quoteSigns() {
        return quoteSigns;
    }

    long[] signedQtys() {
        return signedQtys;
    }

    /** Carried mid before the event of each trade, NaN where there is none. */
    double[] midsBefore() {
        return midsBefore;
    }

    long timeNs(final int trade) {
        return market.timesNs()[tradeEvents[trade]];
    }

    /** Carried mid after the event of a trade, NaN where there is none. */
    double mid(final int trade) {
        return market.mids()[tradeEvents[trade]];
    }

    /** Signed quantity of each event: that of all its trades. */
    double[] eventSignedQtys() {
        if (eventSignedQtys == null) {
            final double[] column = new double[events];
            for (int k = 0; k < size; k++) {
                column[tradeEvents[k]] += signedQtys[k];
            }
            eventSignedQtys = column;
        }
        return eventSignedQtys;
    }

    /** Number of trades up to and with each event. */
    int[] counts() {
        if (counts == null) {
            final int[] column = new int[events];
            for (int k = 0; k < size; k++) {
                column[tradeEvents[k]]++;
            }
            for (int i = 1; i < events; i++) {
                column[i] += column[i - 1];
            }
            counts = column;
        }
        return counts;
    }

    /**
     * From trades to events: the value of an event's last trade, held until the next trade.
     *
     * @param values by trade.
     * @param first  value before the first trade.
     * @param out    by event.
     */
    void hold(final double[] values, final double first, final double[] out) {
        hold(tradeEvents, values, size, first, out, events);
    }

    /** Values that become known at some events, ascending, each held until the next. */
    static void hold(
            final int[] events,
            final double[] values,
            final int count,
            final double first,
            final double[] out,
            final int size) {
        int from = 0;
        double held = first;
        for (int k = 0; k < count; k++) {
            final int event = events[k];
            if (event > from) {
                Arrays.fill(out, from, event, held);
                from = event;
            }
            held = values[k];
        }
        Arrays.fill(out, from, size, held);
    }
}
