package io.tiercel.engine;

import io.tiercel.journal.Journal;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.concurrent.CountDownLatch;
import org.agrona.MutableDirectBuffer;

/** A journal whose disk is as slow as the test wants: nothing behind the limit becomes durable, however often it is synced. */
final class HeldJournal implements Journal {
    private static final int STUCK_SYNCS = 50;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile long holdAppendAt = Long.MAX_VALUE;
    private volatile long limit;
    private volatile long appended;
    private volatile long synced;
    private volatile boolean isFreedWhenStuck;
    private int syncsSinceAppend;

    /** Everything up to here may become durable; the next sync makes it so. */
    void limit(final long sequence) {
        limit = sequence;
    }

    /** The append of this record does not return before {@link #goOn}. */
    void holdAppendAt(final long sequence) {
        holdAppendAt = sequence;
    }

    void goOn() {
        goOn.countDown();
    }

    /** The disk answers when it has been asked again and again without anything new: the engine waits for it. */
    void freeWhenStuck() {
        isFreedWhenStuck = true;
    }

    @Override
    public void append(final MutableDirectBuffer buffer, final int offset, final int length) {
        final long sequence =
                buffer.getLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
        if (sequence >= holdAppendAt) {
            try {
                goOn.await();
            } catch (final InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        appended = sequence;
        syncsSinceAppend = 0;
    }

    @Override
    public long lastSequence() {
        return appended;
    }

    @Override
    public long durableSequence() {
        return Math.min(synced, limit);
    }

    @Override
    public long sync() {
        synced = appended;
        if (isFreedWhenStuck && ++syncsSinceAppend > STUCK_SYNCS) {
            limit = Long.MAX_VALUE;
        }
        return durableSequence();
    }

    @Override
    public boolean isRunningOutOfSpace() {
        return false;
    }

    @Override
    public int segmentsAhead() {
        return 0;
    }

    @Override
    public long stallCount() {
        return 0;
    }

    @Override
    public void close() {
        // nothing to seal
    }
}
