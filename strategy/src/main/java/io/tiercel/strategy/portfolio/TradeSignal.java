package io.tiercel.strategy.portfolio;

/** What a rule says of one name at one session. */
public enum TradeSignal {
    BUY(1),
    SELL(-1),
    /** Nothing new. */
    HOLD(0),
    /** Out, at once. */
    CLEAR(0);

    private final int direction;

    TradeSignal(final int direction) {
        this.direction = direction;
    }

    /**
     * @return +1 for BUY, -1 for SELL, else 0.
     */
    public int direction() {
        return direction;
    }

    /**
     * @param direction sign of a forecast.
     * @return BUY, SELL or, for 0, HOLD.
     */
    public static TradeSignal of(final int direction) {
        return direction > 0 ? BUY : direction < 0 ? SELL : HOLD;
    }
}
