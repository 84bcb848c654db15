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
 * Positions at average cost, cash, fees and profit in exact fixed point: what the fills seen so far have made of the starting cash. Each instrument is
 * booked in its own currency; the equity is in the base currency, at the rates of the session.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. A fill or a mark costs the instrument it belongs to, whatever the number of
 * instruments. After every call {@code cash + cost = startCash + realised - fees - borrow + deposits} in each currency, to the micro.
 */
public final class Account implements Positions {
    private static final long MAX_QTY = 1L << 62;

    private final Instrument[] instruments;
    private final Currencies currencies;
    private final long startCashMicros;
    private final long[] positions;
    private final long[] costsMicros;
    private final long[] realisedMicros;
    private final long[] feesMicros;
    private final long[] marksTwice;
    private final boolean[] isMarkedByMid;
    private final long[] markValuesMicros;
    private final CurrencyBook[] books;

    private Exposures exposures;
    private long otherAssetsMicros;
    private long equityMicros;
    private long changeDigest = StateHash.START;

    /**
     * An account in one currency.
     *
     * @param registry        instruments of the session.
     * @param startCashMicros cash at the start, micros; any sign.
     */
    public Account(final InstrumentRegistry registry, final long startCashMicros) {
        this(registry, Currencies.single("", registry.size()), startCashMicros);
    }

    /**
     * @param registry        instruments of the session.
     * @param currencies      of these instruments.
     * @param startCashMicros cash at the start, micros of the base currency; any sign.
     */
    public Account(final InstrumentRegistry registry, final Currencies currencies, final long startCashMicros) {
        final int size = registry.size();
        instruments = registry.all().toArray(Instrument[]::new);
        this.currencies = currencies;
        this.startCashMicros = startCashMicros;
        positions = new long[size];
        costsMicros = new long[size];
        realisedMicros = new long[size];
        feesMicros = new long[size];
        marksTwice = new long[size];
        isMarkedByMid = new boolean[size];
        markValuesMicros = new long[size];
        Arrays.fill(marksTwice, Prices.NO_PRICE);
        books = new CurrencyBook[currencies.size()];
        for (int i = 0; i < books.length; i++) {
            books[i] = new CurrencyBook(i == Currencies.BASE ? startCashMicros : 0);
        }
        equityMicros = startCashMicros;
    }

    /**
     * Lets somebody follow what all positions are worth together.
     *
     * @param followed told of every position now and of every change of one or of its mark.
     */
    public void exposures(final Exposures followed) {
        exposures = followed;
        for (int i = 0; i < positions.length; i++) {
            follow(i);
        }
    }

    private void follow(final int instrumentId) {
        if (exposures != null) {
            exposures.update(
                    instrumentId, positions[instrumentId], marksTwice[instrumentId], costsMicros[instrumentId]);
        }
    }

    /**
     * Books one fill. Average cost: a fill in the direction of the position adds to the cost, one against it takes the same share of the cost away and
     * realises the rest, one through zero is split there.
     *
     * @param instrumentId dense id.
     * @param side         {@code Side.BUY} or {@code Side.SELL} of our order.
     * @param price        of the fill, in price units.
     * @param qty          of the fill, in quantity units, positive.
     * @param feeMicros    of the fill, in the instrument's currency; negative = rebate.
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
        final long paid = Math.addExact(notional, feeMicros);
        final long markValue = markValue(instrumentId, position, cost);
        final long instrumentRealised = Math.addExact(realisedMicros[instrumentId], realised);
        final long instrumentFees = Math.addExact(feesMicros[instrumentId], feeMicros);
        final int currency = currencies.of(instrumentId);
        final CurrencyBook book = books[currency];
        final long costChange = Math.subtractExact(cost, oldCost);
        final long valueChange = Math.subtractExact(markValue, markValuesMicros[instrumentId]);
        final long equity = equityAfter(currency, Math.subtractExact(valueChange, paid));
        book.fill(paid, costChange, realised, feeMicros, valueChange);

        equityMicros = equity;
        positions[instrumentId] = position;
        costsMicros[instrumentId] = cost;
        realisedMicros[instrumentId] = instrumentRealised;
        feesMicros[instrumentId] = instrumentFees;
        markValuesMicros[instrumentId] = markValue;
        changeDigest = StateHash.mix(StateHash.mix(StateHash.mix(changeDigest, instrumentId), position), book.cash());
        follow(instrumentId);
    }

    /** The equity in the base currency if cash and positions of a currency were worth so much more. */
    private long equityAfter(final int currency, final long changeMicros) {
        final long before = books[currency].value();
        final long after = Math.addExact(before, changeMicros);
        return Math.addExact(
                equityMicros,
                Math.subtractExact(currencies.toBase(currency, after), currencies.toBase(currency, before)));
    }

    /**
     * Money comes in or goes out.
     *
     * @param currency number of the currency.
     * @param micros   in it; negative = taken out.
     * @throws ArithmeticException if money would leave 64 bits; nothing has changed then.
     */
    public void deposit(final int currency, final long micros) {
        final long equity = equityAfter(currency, micros);
        books[currency].deposit(micros);
        equityMicros = equity;
        changeDigest = StateHash.mix(StateHash.mix(changeDigest, currency), books[currency].cash());
    }

    /**
     * Charges what borrowing an instrument cost.
     *
     * @param instrumentId dense id.
     * @param micros       in its currency, not negative: {@link BorrowCharge}.
     * @throws ArithmeticException if money would leave 64 bits; nothing has changed then.
     */
    public void chargeBorrow(final int instrumentId, final long micros) {
        final int currency = currencies.of(instrumentId);
        final long equity = equityAfter(currency, -micros);
        books[currency].borrow(micros);
        equityMicros = equity;
        changeDigest = StateHash.mix(StateHash.mix(changeDigest, instrumentId), books[currency].cash());
    }

    /**
     * What the account holds beside the session's instruments and cash: it counts as equity and as nothing else.
     *
     * @param micros of the base currency; 0 at the start.
     */
    public void otherAssets(final long micros) {
        equityMicros = Math.addExact(equityMicros, Math.subtractExact(micros, otherAssetsMicros));
        otherAssetsMicros = micros;
        changeDigest = StateHash.mix(changeDigest, micros);
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
            final long change = Math.subtractExact(markValue, old);
            final int currency = currencies.of(instrumentId);
            final long equity = equityAfter(currency, change);
            books[currency].mark(change);
            equityMicros = equity;
            markValuesMicros[instrumentId] = markValue;
            isEquityChanged = markValue != old;
        }
        marksTwice[instrumentId] = priceTwice;
        if (position != 0) {
            follow(instrumentId);
        }
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

    /**
     * @return cash of all currencies, micros of the base currency.
     */
    @Override
    public long cashMicros() {
        long micros = 0;
        for (int i = 0; i < books.length; i++) {
            micros += currencies.toBase(i, books[i].cash());
        }
        return micros;
    }

    /**
     * @param currency number of the currency.
     * @return cash in it, micros.
     */
    public long cashMicros(final int currency) {
        return books[currency].cash();
    }

    @Override
    public long equityMicros() {
        return equityMicros;
    }

    /**
     * @return currencies of the instruments.
     */
    public Currencies currencies() {
        return currencies;
    }

    /**
     * @return what borrowing cost in all currencies, micros of the base currency.
     */
    public long borrowMicros() {
        long micros = 0;
        for (int i = 0; i < books.length; i++) {
            micros += currencies.toBase(i, books[i].borrow());
        }
        return micros;
    }

    /**
     * @return money that came in since the start less what went out, micros of the base currency.
     */
    public long depositsMicros() {
        long micros = 0;
        for (int i = 0; i < books.length; i++) {
            micros += currencies.toBase(i, books[i].deposits());
        }
        return micros;
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
     * @return profit of what was closed in all instruments, before fees, micros of the base currency.
     */
    public long realisedMicros() {
        long micros = 0;
        for (int i = 0; i < books.length; i++) {
            micros += currencies.toBase(i, books[i].realised());
        }
        return micros;
    }

    /**
     * @param instrumentId dense id.
     * @return fees paid, micros; negative when rebates outweigh.
     */
    public long feesMicros(final int instrumentId) {
        return feesMicros[instrumentId];
    }

    /**
     * @return fees paid in all instruments, micros of the base currency; negative when rebates outweigh.
     */
    public long feesMicros() {
        long micros = 0;
        for (int i = 0; i < books.length; i++) {
            micros += currencies.toBase(i, books[i].fees());
        }
        return micros;
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
     * @return true when {@code cash + cost = startCash + realised - fees - borrow + deposits} in each currency, which always holds.
     */
    public boolean isBalanced() {
        for (final CurrencyBook book : books) {
            if (!book.isBalanced()) {
                return false;
            }
        }
        return true;
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
        long digest = StateHash.mix(StateHash.START, otherAssetsMicros);
        for (final CurrencyBook book : books) {
            digest = book.mixInto(digest);
        }
        for (int i = 0; i < instruments.length; i++) {
            digest = StateHash.mix(StateHash.mix(digest, positions[i]), costsMicros[i]);
            digest = StateHash.mix(StateHash.mix(digest, realisedMicros[i]), feesMicros[i]);
            digest = StateHash.mix(StateHash.mix(digest, marksTwice[i]), isMarkedByMid[i]);
        }
        return digest;
    }
}
