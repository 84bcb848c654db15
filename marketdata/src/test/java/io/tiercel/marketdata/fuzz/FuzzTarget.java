package io.tiercel.marketdata.fuzz;

import java.util.SplittableRandom;

/** A decoder that is fed damaged messages. Owned by one thread. */
public interface FuzzTarget extends AutoCloseable {
    /** Name of the format or transport. */
    String name();

    /**
     * Makes one case of these random numbers and feeds it: messages one behind the other, some of them damaged.
     *
     * @return damaged messages that the decoder has taken or refused; those behind the one it refused do not count. Positive.
     * @throws AssertionError when the decoder did anything but take them or refuse them in one line that tells the place.
     */
    int feed(SplittableRandom random);

    /** Whether the last case was refused. */
    boolean isRefused();

    /** The bytes of the last case, for the person who looks into a failure. */
    String lastCase();

    @Override
    default void close() {
        // most hold nothing
    }
}
