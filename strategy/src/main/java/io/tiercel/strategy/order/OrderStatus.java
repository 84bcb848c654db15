package io.tiercel.strategy.order;

/** FIX OrdStatus (tag 39). The pending states exist at the engine only. */
public enum OrderStatus {
    PENDING_NEW(false),
    NEW(false),
    PARTIALLY_FILLED(false),
    FILLED(true),
    CANCELED(true),
    REJECTED(true),
    EXPIRED(true),
    PENDING_CANCEL(false),
    PENDING_REPLACE(false);

    private final boolean isFinal;

    OrderStatus(final boolean isFinal) {
        this.isFinal = isFinal;
    }

    /**
     * @return true when the order can never change again.
     */
    public boolean isFinal() {
        return isFinal;
    }
}
