package io.tiercel.marketdata.transport;

import org.agrona.DirectBuffer;

/** Receives the messages of a session in the order of their numbers, each once. Called on the thread that feeds the transport; must not call back. */
public interface SequencedListener {
    /**
     * @param sequence number in the session.
     * @param buffer   holder of the bytes; not kept.
     * @param offset   first byte.
     * @param length   of the message.
     */
    void onMessage(long sequence, DirectBuffer buffer, int offset, int length);

    /**
     * Messages are missing and have been asked for: the books are not to be trusted.
     *
     * @param sequence of the first missing message.
     * @param missing  how many are known to be missing.
     */
    void onGap(long sequence, long missing);

    /**
     * Everything that was missing has come, or been given up: what has been sent is here.
     *
     * @param isWhole false when a message was given up since the session began.
     */
    void onCaughtUp(boolean isWhole);

    /**
     * Messages that nobody could give: the stream goes on behind them.
     *
     * @param sequence of the first one.
     * @param missing  how many.
     */
    void onLost(long sequence, long missing);

    /** No message will follow the last one. */
    void onEndOfSession();
}
