package io.tiercel.strategy.execution;

import io.tiercel.marketdata.instrument.Side;

/** Side of the large order. */
public enum ParentSide {
    BUY(Side.BUY),
    SELL(Side.SELL);

    private final int code;

    ParentSide(final int code) {
        this.code = code;
    }

    /**
     * @return {@code Side.BUY} or {@code Side.SELL}.
     */
    public int code() {
        return code;
    }
}
