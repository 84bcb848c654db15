package io.tiercel.risk.account;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.Positions;
import io.tiercel.strategy.StateHash;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Positions at average cost, cash, fees and profit in exact fixed point: what the fills seen so far have made of the starting cash.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. A fill or a mark costs the instrument it belongs to, whatever the number of
 * instruments. After every call {@code cash + cost = startCash + realised - fees}, to the micro.
 */
public final class Account implements Positions {
    private static final long MAX_QTY = 1L << 62;

    private final Instrument[] instruments;
    private final long startCashMicros;
    private final long[] positions;
    private final long[] costsMicros;
    private final long[] realisedMicros;
    private final long[] feesMicros;
    private final long[] marksTwice;
    private final boolean[] isMarkedByMid;
    private final long[] markValuesMicros;

    private long cashMicros;
    private long totalCostMicros;
    private long totalRealisedMicros;
    private long totalFeesMicros;
    private long totalMarkValueMicros;
    private long changeDigest = StateHash.START;

    /**
     * @param registry        instruments of the session.
     * @param startCashMicros cash at the start, micros; any sign.
     */
    public Account(final InstrumentRegistry registry, final long startCashMicros) {
        final int size = registry.size();
        instruments = registry.all().toArray(Instrument[]::new);
        this.startCashMicros = startCashMicros;
        cashMicros = startCashMicros;
        positions = new long[size];
        costsMicros = new long[size];
        realisedMicros = new long[size];
        feesMicros = new long[size];
        marksTwice = new long[size];
        isMarkedByMid = new boolean[size];
        markValuesMicros = new long[size];
        Arrays.fill(marksTwice, Prices.NO_PRICE);
    }

    /**
     * Books one fill. Average cost: a fill in the direction of the position adds to the cost, one against it takes the same share of the cost away and
     * realises the rest, one through zero is split there.
     *
     * @param instrumentId dense id.
     * @param side         {@code Side.BUY} or {@code Side.SELL} of our order.
     * @param price        of the fill, in price units.
     * @param qty          of the fill, in quantity units, positive.
     * @param feeMicros    of the fill; negative = rebate.
     * @throws ArithmeticException if money or quantity would leave 64 bits; nothing has changed then.
     */
    public void fill(final int instrumentId, final int side, final long price, final long qty, final long feeMicros) {
        final Instrument instrument = instruments[instrumentId];
        final long signedQty = side == Side.BUY ? qty : -qty;
        final long notional = Notional.micros(instrument, price, signedQty);
        final long oldPosition = positions[instrumentId];
        final long oldCost = costsMicros[instrumentId];
        final long position = Math.addExact(oldPosition, signedQty);
        if (qty > MAX_QTY || Math.abs(position) > MAX_QTY) {
            throw new ArithmeticException("position beyond 2^62 quantity units");
        }
        final long cost;
        final long realised;
        if (oldPosition == 0 || (oldPosition ^ signedQty) >= 0) {
            cost = Math.addExact(oldCost, notional);
            realised = 0;
        } else if (qty <= Math.abs(oldPosition)) {
            final long removed = position == 0 ? oldCost : Products.divideHalfEven(oldCost, qty, Math.abs(oldPosition));
            cost = oldCost - removed;
            realised = Math.subtractExact(Math.negateExact(notional), removed);
        } else {
            final long closing = Products.divideHalfEven(notional, Math.abs(oldPosition), qty);
            cost = notional - closing;
            realised = Math.subtractExact(-closing, oldCost);
        }
        final long cash = Math.subtractExact(cashMicros, Math.addExact(notional, feeMicros));
        final long totalCost = Math.addExact(totalCostMicros, Math.subtractExact(cost, oldCost));
        final long totalRealised = Math.addExact(totalRealisedMicros, realised);
        final long totalFees = Math.addExact(totalFeesMicros, feeMicros);
        final long markValue = markValue(instrumentId, position, cost);
        final long totalMarkValue =
                Math.addExact(totalMarkValueMicros, Math.subtractExact(markValue, markValuesMicros[instrumentId]));
        final long instrumentRealised = Math.addExact(realisedMicros[instrumentId], realised);
        final long instrumentFees = Math.addExact(feesMicros[instrumentId], feeMicros);
        Math.addExact(cash, totalMarkValue);

        cashMicros = cash;
        totalCostMicros = totalCost;
        totalRealisedMicros = totalRealised;
        totalFeesMicros = totalFees;
        totalMarkValueMicros = totalMarkValue;
        positions[instrumentId] = position;
        costsMicros[instrumentId] = cost;
        realisedMicros[instrumentId] = instrumentRealised;
        feesMicros[instrumentId] = instrumentFees;
        markValuesMicros[instrumentId] = markValue;
        changeDigest = StateHash.mix(StateHash.mix(StateHash.mix(changeDigest, instrumentId), position), cash);
    }

    /**
     * Marks an instrument at the exact mid of its book. A book that is one-sided, locked or crossed keeps the previous mark.
     *
     * @param instrumentId dense id.
     * @param bidPrice     best bid, or {@code Prices.NO_PRICE}.
     * @param askPrice     best ask, or {@code Prices.NO_PRICE}.
     * @return true when the equity changed.
     * @throws ArithmeticException if the position's value would leave 64 bits.
     */
    public boolean mark(final int instrumentId, final long bidPrice, final long askPrice) {
        if (bidPrice >= askPrice || bidPrice < -Notional.MAX_PRICE || askPrice > Notional.MAX_PRICE) {
            return false;
        }
        isMarkedByMid[instrumentId] = true;
        return markAt(instrumentId, bidPrice + askPrice);
    }

    /**
     * Marks an instrument at a trade of the market, which counts only until its book has had a mid.
     *
     * @param instrumentId dense id.
     * @param price        of the trade, in price units.
     * @return true when the equity changed.
     * @throws ArithmeticException if the position's value would leave 64 bits.
     */
    public boolean markTrade(final int instrumentId, final long price) {
        if (isMarkedByMid[instrumentId] || Math.abs(price) > Notional.MAX_PRICE || price == Prices.NO_PRICE) {
            return false;
        }
        return markAt(instrumentId, 2 * price);
    }

    private boolean markAt(final int instrumentId, final long priceTwice) {
        if (priceTwice == marksTwice[instrumentId]) {
            return false;
        }
        final long position = positions[instrumentId];
        boolean isEquityChanged = false;
        if (position != 0) {
            final long old = markValuesMicros[instrumentId];
            final long markValue = Notional.microsOfTwice(instruments[instrumentId], priceTwice, position);
            final long total = Math.addExact(totalMarkValueMicros, Math.subtractExact(markValue, old));
            Math.addExact(cashMicros, total);
            totalMarkValueMicros = total;
            markValuesMicros[instrumentId] = markValue;
            isEquityChanged = markValue != old;
        }
        marksTwice[instrumentId] = priceTwice;
        changeDigest = StateHash.mix(changeDigest, priceTwice);
        return isEquityChanged;
    }

    private long markValue(final int instrumentId, final long position, final long costMicros) {
        final long markTwice = marksTwice[instrumentId];
        return markTwice == Prices.NO_PRICE
                ? costMicros
                : Notional.microsOfTwice(instruments[instrumentId], markTwice, position);
    }

    /**
     * @return number of instruments; ids run from 0 to this minus 1.
     */
    public int instruments() {
        return instruments.length;
    }

    @Override
    public long position(final int instrumentId) {
        return positions[instrumentId];
    }

    @Override
    public long cashMicros() {
        return cashMicros;
    }

    @Override
    public long equityMicros() {
        return cashMicros + totalMarkValueMicros;
    }

    /**
     * @return cash at the start, micros.
     */
    public long startCashMicros() {
        return startCashMicros;
    }

    /**
     * @param instrumentId dense id.
     * @return what the position cost, micros; negative for a short one.
     */
    public long costMicros(final int instrumentId) {
        return costsMicros[instrumentId];
    }

    /**
     * @param instrumentId dense id.
     * @return profit of what was closed, before fees, micros.
     */
    public long realisedMicros(final int instrumentId) {
        return realisedMicros[instrumentId];
    }

    /**
     * @return profit of what was closed in all instruments, before fees, micros.
     */
    public long realisedMicros() {
        return totalRealisedMicros;
    }

    /**
     * @param instrumentId dense id.
     * @return fees paid, micros; negative when rebates outweigh.
     */
    public long feesMicros(final int instrumentId) {
        return feesMicros[instrumentId];
    }

    /**
     * @return fees paid in all instruments, micros; negative when rebates outweigh.
     */
    public long feesMicros() {
        return totalFeesMicros;
    }

    /**
     * @param instrumentId dense id.
     * @return the position at its mark, micros; at its cost while there is no mark.
     */
    public long markValueMicros(final int instrumentId) {
        return markValuesMicros[instrumentId];
    }

    /**
     * @param instrumentId dense id.
     * @return profit of what is held, micros: value at the mark minus cost.
     */
    public long unrealisedMicros(final int instrumentId) {
        return markValuesMicros[instrumentId] - costsMicros[instrumentId];
    }

    /**
     * @param instrumentId dense id.
     * @return twice the mark, in price units: bid + ask of the last uncrossed two-sided book; two times the last trade while there never was one;
     *     {@code Prices.NO_PRICE} while there was neither.
     */
    public long markTwice(final int instrumentId) {
        return marksTwice[instrumentId];
    }

    /**
     * The average price of what is held, for display: {@code cost * 10^qtyScale / (position * multiplier)}, halves to even. Cold.
     *
     * @param instrumentId dense id.
     * @return micros per whole unit; empty when nothing is held.
     */
    public OptionalLong avgPriceMicros(final int instrumentId) {
        final long position = positions[instrumentId];
        if (position == 0) {
            return OptionalLong.empty();
        }
        final Instrument instrument = instruments[instrumentId];
        return OptionalLong.of(Products.divideHalfEven(
                position < 0 ? -costsMicros[instrumentId] : costsMicros[instrumentId],
                Notional.powerOfTen(instrument.qtyScale()),
                Math.multiplyExact(Math.abs(position), instrument.multiplier())));
    }

    /**
     * @return true when {@code cash + cost = startCash + realised - fees}, which always holds.
     */
    public boolean isBalanced() {
        return cashMicros + totalCostMicros == startCashMicros + totalRealisedMicros - totalFeesMicros;
    }

    /**
     * @return running hash of every change so far: fills and marks, in their order.
     */
    public long changeDigest() {
        return changeDigest;
    }

    /**
     * @return hash of all state that can change a later answer; O(instruments).
     */
    public long stateDigest() {
        long digest = StateHash.mix(StateHash.mix(StateHash.START, cashMicros), totalRealisedMicros);
        digest = StateHash.mix(digest, totalFeesMicros);
        for (int i = 0; i < instruments.length; i++) {
            digest = StateHash.mix(StateHash.mix(digest, positions[i]), costsMicros[i]);
            digest = StateHash.mix(StateHash.mix(digest, realisedMicros[i]), feesMicros[i]);
            digest = StateHash.mix(StateHash.mix(digest, marksTwice[i]), isMarkedByMid[i]);
        }
        return digest;
    }
}
