package io.tiercel.engine.output;

import io.tiercel.journal.Journal;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.protocol.KillSwitchChangedEncoder;
import io.tiercel.risk.protocol.SwitchState;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one record of the output journal that the core does not make: trading has stopped because the engine failed. A replay does not make it again;
 * the header's source tells it from the core's records. Cold.
 */
public final class EngineTrip {
    /** Source id of the record in the header. */
    static final int SOURCE_ENGINE = 101;

    private EngineTrip() {}

    /**
     * Appends the record and waits until it is on disk. To be called when no other thread appends any more.
     *
     * @param outputs  of the session.
     * @param sequence input on which the engine failed.
     * @param reason   of the trip.
     * @param timeNs   event time of the last input that was published.
     * @throws io.tiercel.journal.JournalException when the journal cannot be written.
     */
    public static void append(final Journal outputs, final long sequence, final TripReason reason, final long timeNs) {
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + KillSwitchChangedEncoder.BLOCK_LENGTH;
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(length));
        new KillSwitchChangedEncoder()
                .wrapAndApplyHeader(buffer, 0, new io.tiercel.risk.protocol.MessageHeaderEncoder())
                .reason(reason.code())
                .state(SwitchState.TRIPPED);
        new MessageHeaderEncoder()
                .wrap(buffer, 0)
                .length(length)
                .flags(1)
                .source(SOURCE_ENGINE)
                .part(0)
                .instrumentId(OutputWriter.NO_INSTRUMENT)
                .crc32c(0)
                .sourceSequence(0)
                .sequence(Math.max(sequence, outputs.lastSequence()))
                .eventTimeNs(timeNs);
        outputs.append(buffer, 0, length);
        outputs.sync();
    }

    /**
     * @param header of an output.
     * @return true when the engine wrote it, not its core.
     */
    public static boolean isTrip(final MessageHeaderDecoder header) {
        return header.source() == SOURCE_ENGINE;
    }
}
