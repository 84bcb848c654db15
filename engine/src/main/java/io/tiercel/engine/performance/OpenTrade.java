package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.risk.account.Notional;
import io.tiercel.risk.account.Products;

/**
 * The round trip that one instrument is in, if any: from flat to flat; a fill through zero ends one and begins the next, split there as the account does.
 * <p>
 * One thread; allocates nothing beside what the table does.
 */
final class OpenTrade {
    private final Instrument instrument;
    private final LongTable trades;
    private final long[] row = new long[TradeRow.WIDTH];
    private long position;
    private int strategyId;
    private long openTimeNs;
    private long lastTimeNs;
    private long entryQty;
    private long exitQty;
    private long entryMicros;
    private long exitMicros;
    private long cashMicros;
    private long feesMicros;
    private long worstMicros;
    private long bestMicros;
    private int fills;

    /**
     * @param instrument traded.
     * @param trades     where round trips go that are over.
     */
    OpenTrade(final Instrument instrument, final LongTable trades) {
        this.instrument = instrument;
        this.trades = trades;
    }

    /**
     * A fill.
     *
     * @param strategy       that it belongs to.
     * @param timeNs         venue time.
     * @param signedQty      positive for a buy.
     * @param notionalMicros with the same sign at positive prices.
     * @param feeMicros      negative = rebate.
     */
    void fill(
            final int strategy,
            final long timeNs,
            final long signedQty,
            final long notionalMicros,
            final long feeMicros) {
        final boolean isThroughZero =
                position != 0 && (position ^ signedQty) < 0 && Math.abs(signedQty) > Math.abs(position);
        if (isThroughZero) {
            final long closing = -position;
            final long size = Math.abs(signedQty);
            final long closingMicros = Products.divideHalfEven(notionalMicros, Math.abs(closing), size);
            final long closingFee = Products.divideHalfEven(feeMicros, Math.abs(closing), size);
            book(strategy, timeNs, closing, closingMicros, closingFee);
            book(strategy, timeNs, signedQty - closing, notionalMicros - closingMicros, feeMicros - closingFee);
        } else {
            book(strategy, timeNs, signedQty, notionalMicros, feeMicros);
        }
    }

    private void book(
            final int strategy,
            final long timeNs,
            final long signedQty,
            final long notionalMicros,
            final long feeMicros) {
        if (position == 0) {
            begin(strategy, timeNs);
        }
        final boolean isEntry = position == 0 || (position ^ signedQty) >= 0;
        if (isEntry) {
            entryQty += Math.abs(signedQty);
            entryMicros += signedQty > 0 ? notionalMicros : -notionalMicros;
        } else {
            exitQty += Math.abs(signedQty);
            exitMicros += signedQty > 0 ? notionalMicros : -notionalMicros;
        }
        position += signedQty;
        cashMicros -= notionalMicros;
        feesMicros += feeMicros;
        lastTimeNs = timeNs;
        fills++;
        if (position == 0) {
            excursion(cashMicros);
            write(signedQty < 0 ? 1 : -1, false, cashMicros);
        }
    }

    private void begin(final int strategy, final long timeNs) {
        strategyId = strategy;
        openTimeNs = timeNs;
        entryQty = 0;
        exitQty = 0;
        entryMicros = 0;
        exitMicros = 0;
        cashMicros = 0;
        feesMicros = 0;
        worstMicros = 0;
        bestMicros = 0;
        fills = 0;
    }

    /** The mid changed. */
    void mark(final long midTwice) {
        if (position != 0) {
            excursion(cashMicros + Notional.microsOfTwice(instrument, midTwice, position));
        }
    }

    private void excursion(final long pnlMicros) {
        worstMicros = Math.min(worstMicros, pnlMicros);
        bestMicros = Math.max(bestMicros, pnlMicros);
    }

    /** The run is over: an open trade is told as it stands. */
    void finish(final long midTwice) {
        if (position != 0) {
            final long heldMicros =
                    midTwice == Prices.NO_PRICE ? -cashMicros : Notional.microsOfTwice(instrument, midTwice, position);
            write(position > 0 ? 1 : -1, true, cashMicros + heldMicros);
        }
    }

    private void write(final int direction, final boolean isOpen, final long pnlMicros) {
        row[0] = instrument.id();
        row[1] = strategyId;
        row[2] = direction;
        row[3] = isOpen ? 1 : 0;
        row[4] = openTimeNs;
        row[5] = lastTimeNs;
        row[6] = entryQty;
        row[7] = exitQty;
        row[8] = entryMicros;
        row[9] = exitMicros;
        row[10] = pnlMicros;
        row[11] = feesMicros;
        row[12] = worstMicros;
        row[13] = bestMicros;
        row[14] = fills;
        trades.append(row);
    }
}
