package io.tiercel.engine;

/** Source ids of the inputs that no feed makes, in the header's {@code source}; every other id is a feed's. */
public final class InputSource {
    /** Commands of the operator. */
    public static final int OPERATOR = 1;

    /** The session itself: its end, the kill when its feed breaks, its restart. */
    public static final int SESSION = 2;

    private InputSource() {}

    /**
     * @param source of an input.
     * @return true when a feed made it.
     */
    public static boolean isFeed(final int source) {
        return source != OPERATOR && source != SESSION;
    }
}
