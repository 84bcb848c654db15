package io.tiercel.bench.pipeline;

import io.tiercel.journal.Journal;
import io.tiercel.journal.RecordDescriptor;
import org.agrona.MutableDirectBuffer;

/** The journal turned off: keeps the sequence of the last record and nothing else. Owned by the appending thread; allocates nothing. */
final class DroppedJournal implements Journal {
    private volatile long lastSequence;

    @Override
    public void append(final MutableDirectBuffer buffer, final int offset, final int length) {
        lastSequence = buffer.getLong(offset + RecordDescriptor.SEQUENCE_OFFSET, RecordDescriptor.BYTE_ORDER);
    }

    @Override
    public long lastSequence() {
        return lastSequence;
    }

    @Override
    public long durableSequence() {
        return lastSequence;
    }

    @Override
    public long sync() {
        return lastSequence;
    }

    @Override
    public boolean isRunningOutOfSpace() {
        return false;
    }

    @Override
    public long stallCount() {
        return 0;
    }

    @Override
    public int segmentsAhead() {
        return 0;
    }

    @Override
    public void close() {
        // nothing to seal
    }
}
