package io.tiercel.engine.replay;

import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.output.EngineTrip;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.protocol.DigestBlockDecoder;
import io.tiercel.engine.session.SessionStop;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Compares each record that a replay makes with the record at the same place of the output journal, byte by byte.
 * <p>
 * After the first difference it goes on to the next block of digests, because the chain may have parted before the first output did: the chain names
 * the input, the block the component. One thread; cold.
 */
final class OutputComparison implements OutputHandler {
    private static final int CRC = MessageHeaderDecoder.crc32cEncodingOffset();
    private static final int AFTER_CRC = CRC + Integer.BYTES;

    private final JournalReader journal;
    private final ComponentNames names;
    private final MessageHeaderDecoder ours = new MessageHeaderDecoder();
    private final MessageHeaderDecoder theirs = new MessageHeaderDecoder();
    private final KillSwitchChangedDecoder switched = new KillSwitchChangedDecoder();
    private Divergence suspected;
    private Divergence divergence;
    private long verifiedSequence;
    private long compared;
    private Divergence missing;
    private Optional<SessionStop> trip = Optional.empty();

    OutputComparison(final JournalReader journal, final ComponentNames names) {
        this.journal = journal;
        this.names = names;
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        if (divergence != null || missing != null) {
            return;
        }
        ours.wrap(buffer, offset);
        if (suspected == null) {
            compareNext(buffer, offset, length);
        } else if (ours.templateId() == DigestBlockDecoder.TEMPLATE_ID) {
            confirm(buffer, offset);
        }
    }

    private void compareNext(final DirectBuffer buffer, final int offset, final int length) {
        if (!nextOfCore()) {
            missing = new Divergence(
                    ours.sequence(),
                    List.of(),
                    "the journal's outputs end here although its inputs go on to the end of the session, the replay made "
                            + describe(ours, length));
            return;
        }
        compared++;
        if (isEqual(buffer, offset, length)) {
            if (ours.templateId() == DigestBlockDecoder.TEMPLATE_ID) {
                verifiedSequence = ours.sequence();
            }
            return;
        }
        theirs.wrap(journal.buffer(), journal.offset());
        final long sequence = Math.min(ours.sequence(), theirs.sequence());
        suspected = new Divergence(
                sequence,
                List.of(),
                "the journal has " + describe(theirs, journal.length()) + ", the replay made "
                        + describe(ours, length));
        if (ours.templateId() == DigestBlockDecoder.TEMPLATE_ID) {
            confirm(buffer, offset);
        }
    }

    /** Moves to the next record that the core made. */
    private boolean nextOfCore() {
        while (journal.next()) {
            theirs.wrap(journal.buffer(), journal.offset());
            if (!EngineTrip.isTrip(theirs)) {
                return true;
            }
            final int reasonCode = switched.wrap(
                            journal.buffer(),
                            journal.offset() + MessageHeaderDecoder.ENCODED_LENGTH,
                            theirs.blockLength(),
                            theirs.version())
                    .reason();
            trip = Optional.of(new SessionStop(
                    theirs.sequence(),
                    Stage.UNKNOWN,
                    TripReason.ofCode(reasonCode).orElse(TripReason.HANDLER_EXCEPTION),
                    "not recorded"));
        }
        return false;
    }

    private boolean isEqual(final DirectBuffer buffer, final int offset, final int length) {
        return length == journal.length()
                && isEqual(buffer, offset, 0, CRC)
                && isEqual(buffer, offset, AFTER_CRC, length);
    }

    private boolean isEqual(final DirectBuffer buffer, final int offset, final int from, final int to) {
        final DirectBuffer other = journal.buffer();
        final int otherOffset = journal.offset();
        for (int i = from; i < to; i++) {
            if (buffer.getByte(offset + i) != other.getByte(otherOffset + i)) {
                return false;
            }
        }
        return true;
    }

    /** The replay has made a block of digests: finds the same block in the journal and where the two part. */
    private void confirm(final DirectBuffer buffer, final int offset) {
        final DigestBlockDecoder our = decode(buffer, offset);
        final long firstSequence = our.firstSequence();
        final long[] ourChain = chain(our);
        final long[] ourParts = components(our);
        do {
            theirs.wrap(journal.buffer(), journal.offset());
            if (theirs.templateId() == DigestBlockDecoder.TEMPLATE_ID) {
                final DigestBlockDecoder their = decode(journal.buffer(), journal.offset());
                if (their.firstSequence() == firstSequence) {
                    divergence = locate(firstSequence, ourChain, ourParts, chain(their), components(their));
                    return;
                }
            }
        } while (journal.next());
        divergence = suspected;
    }

    private Divergence locate(
            final long firstSequence,
            final long[] ourChain,
            final long[] ourParts,
            final long[] theirChain,
            final long[] theirParts) {
        final int shared = Math.min(ourChain.length, theirChain.length);
        int i = 0;
        while (i < shared && ourChain[i] == theirChain[i]) {
            i++;
        }
        final List<String> parts = new ArrayList<>();
        for (int part = 0; part < Math.min(ourParts.length, theirParts.length); part++) {
            if (ourParts[part] != theirParts[part]) {
                parts.add(names.names().get(part));
            }
        }
        final long sequence = i < shared ? firstSequence + i : suspected.sequence();
        final boolean isRecordOnly = i == shared && parts.isEmpty();
        return new Divergence(
                sequence,
                parts,
                suspected.detail()
                        + (isRecordOnly
                                ? "; every digest agrees, so the journal's record was changed after the session"
                                : ""));
    }

    private static DigestBlockDecoder decode(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        return new DigestBlockDecoder()
                .wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
    }

    private static long[] chain(final DigestBlockDecoder block) {
        final DigestBlockDecoder.ChainDecoder chain = block.chain();
        final long[] digests = new long[chain.count()];
        for (int i = 0; i < digests.length; i++) {
            digests[i] = chain.next().digest();
        }
        return digests;
    }

    private static long[] components(final DigestBlockDecoder block) {
        final DigestBlockDecoder.ComponentsDecoder components = block.components();
        final long[] digests = new long[components.count()];
        for (int i = 0; i < digests.length; i++) {
            digests[i] = components.next().digest();
        }
        return digests;
    }

    private static String describe(final MessageHeaderDecoder header, final int length) {
        return "template " + header.templateId() + " caused by input " + header.sequence() + " (" + length + " bytes)";
    }

    /**
     * The replay is over: what the journal still holds is a difference too, and so is what it lacks, unless its session was cut off.
     *
     * @param isWhole the inputs end with the end of the session, and its engine did not stop itself.
     */
    Optional<Divergence> finish(final boolean isWhole) {
        if (divergence == null && suspected != null) {
            divergence = suspected;
        }
        if (divergence == null && missing != null && isWhole) {
            divergence = missing;
        }
        if (divergence == null && missing == null && nextOfCore()) {
            theirs.wrap(journal.buffer(), journal.offset());
            divergence = new Divergence(
                    theirs.sequence(),
                    List.of(),
                    "the journal has " + describe(theirs, journal.length()) + ", the replay made nothing more");
        }
        return Optional.ofNullable(divergence);
    }

    /** The engine's own record that it stopped itself; known after {@link #finish}. */
    Optional<SessionStop> trip() {
        return trip;
    }

    /** Records compared. */
    long compared() {
        return compared;
    }

    /** Last input whose digest was compared and found equal. */
    long verifiedSequence() {
        return verifiedSequence;
    }
}
