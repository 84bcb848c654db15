package io.tiercel.engine;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.journal.Journal;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.MutableDirectBuffer;

/** A gateway that looks, at the instant at which a record leaves, whether its cause is as safe as it has to be. */
final class DepartureRecorder implements OutputHandler {
    private final Journal journal;
    private final Durability durability;
    private final AtomicLong left = new AtomicLong();
    private volatile long lastCause;
    private volatile String violation;

    DepartureRecorder(final Journal journal, final Durability durability) {
        this.journal = journal;
        this.durability = durability;
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        final long cause =
                buffer.getLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
        final long safe = durability == Durability.OFF ? journal.lastSequence() : journal.durableSequence();
        if (cause > safe && violation == null) {
            violation = "an output of input " + cause + " left while " + safe + " was safe";
        }
        lastCause = cause;
        left.incrementAndGet();
    }

    /** Records that have left. */
    long left() {
        return left.get();
    }

    /** Cause of the record that left last. */
    long lastCause() {
        return lastCause;
    }

    /** The first record that left too early. */
    Optional<String> violation() {
        return Optional.ofNullable(violation);
    }
}
