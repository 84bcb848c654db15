package io.tiercel.risk.account;

import io.tiercel.strategy.StateHash;

/**
 * The money of an account in one currency, micros. Every change checks that all of it fits before any of it is booked.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
final class CurrencyBook {
    private final long startMicros;
    private long cashMicros;
    private long costMicros;
    private long realisedMicros;
    private long feesMicros;
    private long borrowMicros;
    private long depositsMicros;
    private long markValueMicros;

    CurrencyBook(final long startMicros) {
        this.startMicros = startMicros;
        cashMicros = startMicros;
    }

    void fill(final long paid, final long costChange, final long realised, final long fee, final long valueChange) {
        final long cash = Math.subtractExact(cashMicros, paid);
        final long cost = Math.addExact(costMicros, costChange);
        final long totalRealised = Math.addExact(realisedMicros, realised);
        final long fees = Math.addExact(feesMicros, fee);
        final long markValue = Math.addExact(markValueMicros, valueChange);
        Math.addExact(cash, markValue);
        cashMicros = cash;
        costMicros = cost;
        realisedMicros = totalRealised;
        feesMicros = fees;
        markValueMicros = markValue;
    }

    void mark(final long valueChange) {
        final long markValue = Math.addExact(markValueMicros, valueChange);
        Math.addExact(cashMicros, markValue);
        markValueMicros = markValue;
    }

    void deposit(final long micros) {
        final long cash = Math.addExact(cashMicros, micros);
        depositsMicros = Math.addExact(depositsMicros, micros);
        cashMicros = cash;
    }

    void borrow(final long micros) {
        final long cash = Math.subtractExact(cashMicros, micros);
        borrowMicros = Math.addExact(borrowMicros, micros);
        cashMicros = cash;
    }

    long value() {
        return cashMicros + markValueMicros;
    }

    long cash() {
        return cashMicros;
    }

    long realised() {
        return realisedMicros;
    }

    long fees() {
        return feesMicros;
    }

    long borrow() {
        return borrowMicros;
    }

    long deposits() {
        return depositsMicros;
    }

    boolean isBalanced() {
        return cashMicros + costMicros == startMicros + realisedMicros - feesMicros - borrowMicros + depositsMicros;
    }

    long mixInto(final long digest) {
        long mixed = StateHash.mix(StateHash.mix(digest, cashMicros), realisedMicros);
        mixed = StateHash.mix(StateHash.mix(mixed, feesMicros), borrowMicros);
        return StateHash.mix(mixed, depositsMicros);
    }
}
