package io.tiercel.risk.killswitch;

/** What became of a reset of the kill switch. */
public enum ResetResult {
    /** Trading may go on. */
    DONE("done"),
    /** Refused: there is nothing to reset. */
    NOT_TRIPPED("the kill switch is not tripped"),
    /** Refused: only the operator may reset. */
    NOT_OPERATOR("only the operator may reset"),
    /** Refused: the operator must say why. */
    NO_REASON_GIVEN("no reason was given"),
    /** Refused: an order is still open or a cancel is not confirmed. */
    OPEN_ORDERS("an order is still open or a cancel is not confirmed"),
    /** Refused: the daily loss or the reject rate would trip it again at once. */
    CAUSE_PERSISTS("the daily loss or the reject rate would trip it again at once");

    private final String words;

    ResetResult(final String words) {
        this.words = words;
    }

    /**
     * @return the result in words, for the operator.
     */
    public String words() {
        return words;
    }
}
