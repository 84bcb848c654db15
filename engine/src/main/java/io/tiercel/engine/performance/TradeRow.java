package io.tiercel.engine.performance;

/**
 * A round trip: from flat to flat in one instrument. Money in micros, times in ns since the epoch, quantities in quantity units.
 *
 * @param instrumentId    dense id.
 * @param strategyId      of its first fill.
 * @param direction       +1 = it was long, -1 = short.
 * @param isOpen          whether it was still open at the end; then it is in no average.
 * @param openTimeNs      venue time of the first fill.
 * @param closeTimeNs     venue time of the last.
 * @param entryQty        quantity that opened, positive.
 * @param exitQty         quantity that closed, positive.
 * @param entryMicros     notional of what opened, positive at positive prices.
 * @param exitMicros      notional of what closed.
 * @param pnlMicros       cash in minus cash out, before fees; of an open trade with what is held at the last mark.
 * @param feesMicros      of its fills.
 * @param worstMicros     lowest profit before fees at a mark within it, 0 at most: the adverse excursion.
 * @param bestMicros      highest one, 0 at least: the favourable excursion.
 * @param fills           that it is made of.
 */
public record TradeRow(
        int instrumentId,
        int strategyId,
        int direction,
        boolean isOpen,
        long openTimeNs,
        long closeTimeNs,
        long entryQty,
        long exitQty,
        long entryMicros,
        long exitMicros,
        long pnlMicros,
        long feesMicros,
        long worstMicros,
        long bestMicros,
        int fills) {
    static final int WIDTH = 15;

    static TradeRow of(final long[] row) {
        return new TradeRow(
                (int) row[0],
                (int) row[1],
                (int) row[2],
                row[3] != 0,
                row[4],
                row[5],
                row[6],
                row[7],
                row[8],
                row[9],
                row[10],
                row[11],
                row[12],
                row[13],
                (int) row[14]);
    }

    /**
     * @return profit after fees, micros.
     */
    public long netMicros() {
        return pnlMicros - feesMicros;
    }

    /**
     * @return time between first and last fill, ns.
     */
    public long holdingNs() {
        return closeTimeNs - openTimeNs;
    }
}
