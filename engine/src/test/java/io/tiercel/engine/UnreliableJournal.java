package io.tiercel.engine;

import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.MutableDirectBuffer;

/** A journal whose disk takes its time, refuses, or answers no more. What it has synced before stays durable. */
final class UnreliableJournal implements Journal {
    /** What the disk says when it refuses. */
    static final String REFUSAL = "journal: the disk refuses to sync: Input/output error";

    private final CountDownLatch answers = new CountDownLatch(1);
    private volatile long syncNs;
    private volatile long refuseFrom = Long.MAX_VALUE;
    private volatile long hangFrom = Long.MAX_VALUE;
    private volatile long appended;
    private volatile long durable;
    private volatile boolean isHanging;

    /** Every sync takes so long. */
    void slow(final long micros) {
        syncNs = TimeUnit.MICROSECONDS.toNanos(micros);
    }

    /** A sync that would make this record durable is refused, and every one after it. */
    void refuseFrom(final long sequence) {
        refuseFrom = sequence;
    }

    /** A sync that would make this record durable does not return before {@link #answer}. */
    void hangFrom(final long sequence) {
        hangFrom = sequence;
    }

    boolean isHanging() {
        return isHanging;
    }

    void answer() {
        answers.countDown();
    }

    @Override
    public void append(final MutableDirectBuffer buffer, final int offset, final int length) {
        appended = buffer.getLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public long lastSequence() {
        return appended;
    }

    @Override
    public long durableSequence() {
        return durable;
    }

    @Override
    public long sync() {
        final long sequence = appended;
        if (sequence >= refuseFrom) {
            throw new JournalException(REFUSAL);
        }
        if (sequence >= hangFrom) {
            hang();
        }
        final long endNs = System.nanoTime() + syncNs;
        for (long leftNs = syncNs; leftNs > 0; leftNs = endNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
        durable = sequence;
        return sequence;
    }

    private void hang() {
        isHanging = true;
        try {
            answers.await();
        } catch (final InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
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
