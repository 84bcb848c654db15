package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.risk.account.Notional;

/**
 * Where profit came from, in exact fixed point: {@code spread + markout_h + inventory_h - fees - borrow = net} for every horizon, to the micro.
 * <pre>
 *   spread    = sum s*(m - p)*q      m = last uncrossed mid strictly before the event that filled
 *   markout_h = sum s*(m_h - m)*q    m_h = last mid at or before fill time + h; negative = adverse
 *   gross     = -sum s*p*q + position_end*m_end - position_start*m_start
 *   inventory = gross - spread - markout_h
 * </pre>
 * Each product is rounded to micros once, halves to even, as the account books it. A sum to be added to; one thread; cold.
 */
public final class Attribution {
    private static final Horizon[] HORIZONS = Horizon.values();

    private final long[] markoutMicros = new long[HORIZONS.length];
    private long fills;
    private long spreadMicros;
    private long grossMicros;
    private long feesMicros;
    private long borrowMicros;
    private long tradedMicros;

    /** Nothing so far. */
    public Attribution() {}

    /**
     * A fill, without what its quantity is worth at the end: that is added by {@link #held}.
     *
     * @param instrument of the fill.
     * @param fill       and the mids around it.
     */
    public void add(final Instrument instrument, final FillRow fill) {
        final long signedQty = fill.signedQty();
        final long paid = Notional.micros(instrument, fill.price(), signedQty);
        final long atMid = Notional.microsOfTwice(instrument, fill.midTwice(), signedQty);
        fills++;
        spreadMicros += atMid - paid;
        for (final Horizon horizon : HORIZONS) {
            markoutMicros[horizon.ordinal()] +=
                    Notional.microsOfTwice(instrument, fill.laterMidTwice(horizon), signedQty) - atMid;
        }
        grossMicros -= paid;
        feesMicros += fill.feeMicros();
        tradedMicros += Math.abs(paid);
    }

    /**
     * What is held is worth something: at the end, or with the other sign at the start.
     *
     * @param micros added to the gross profit.
     */
    public void held(final long micros) {
        grossMicros += micros;
    }

    /**
     * @param micros fees that belong to no single fill.
     */
    public void fees(final long micros) {
        feesMicros += micros;
    }

    /**
     * @param micros charged for short positions.
     */
    public void borrow(final long micros) {
        borrowMicros += micros;
    }

    /**
     * @param other whose sums are added to these.
     */
    public void add(final Attribution other) {
        fills += other.fills;
        spreadMicros += other.spreadMicros;
        for (int i = 0; i < markoutMicros.length; i++) {
            markoutMicros[i] += other.markoutMicros[i];
        }
        grossMicros += other.grossMicros;
        feesMicros += other.feesMicros;
        borrowMicros += other.borrowMicros;
        tradedMicros += other.tradedMicros;
    }

    /**
     * @return fills.
     */
    public long fills() {
        return fills;
    }

    /**
     * @return notional of the fills, magnitudes summed, micros.
     */
    public long tradedMicros() {
        return tradedMicros;
    }

    /**
     * @return earned (above zero) or paid (below) against the mid, micros.
     */
    public long spreadMicros() {
        return spreadMicros;
    }

    /**
     * @param horizon after each fill.
     * @return what the mid did after the fills, micros; below zero = against us.
     */
    public long markoutMicros(final Horizon horizon) {
        return markoutMicros[horizon.ordinal()];
    }

    /**
     * @param horizon after each fill.
     * @return what holding positions beyond the horizon brought, micros.
     */
    public long inventoryMicros(final Horizon horizon) {
        return grossMicros - spreadMicros - markoutMicros(horizon);
    }

    /**
     * @return profit before fees and borrow, micros.
     */
    public long grossMicros() {
        return grossMicros;
    }

    /**
     * @return fees, micros; negative when rebates outweigh.
     */
    public long feesMicros() {
        return feesMicros;
    }

    /**
     * @return borrow, micros.
     */
    public long borrowMicros() {
        return borrowMicros;
    }

    /**
     * @return profit after fees and borrow, micros.
     */
    public long netMicros() {
        return grossMicros - feesMicros - borrowMicros;
    }
}
