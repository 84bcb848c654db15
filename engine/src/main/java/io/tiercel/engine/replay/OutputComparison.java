package io.tiercel.engine.replay;

import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.inspection.RecordReader;
import io.tiercel.engine.output.EngineTrip;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.protocol.DigestBlockDecoder;
import io.tiercel.engine.session.SessionStop;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Compares each record that a replay makes with the record at the same place of the output journal, byte by byte.
 * <p>
 * After the first difference it goes on to the next block of digests, because the chain may have parted before the first output did: the chain names
 * the input, the block the component. One thread; cold.
 */
final class OutputComparison implements OutputHandler {
    private static final int CRC = MessageHeaderDecoder.crc32cEncodingOffset();
    private static final int AFTER_CRC = CRC + Integer.BYTES;

    private final ComponentNames names;
    private final long last;
    private final RecordReader records;
    private final MessageHeaderDecoder ours = new MessageHeaderDecoder();
    private final MessageHeaderDecoder theirs = new MessageHeaderDecoder();
    private final KillSwitchChangedDecoder switched = new KillSwitchChangedDecoder();
    private JournalReader journal;
    private long firstCause;
    private Finding suspected;
    private Finding found;
    private Finding missing;
    private long verifiedSequence;
    private long compared;
    private Optional<SessionStop> trip = Optional.empty();

    /**
     * @param names    of the digest's components.
     * @param registry of the session.
     * @param last     sequence of the last input that matters.
     */
    OutputComparison(final ComponentNames names, final InstrumentRegistry registry, final long last) {
        this.names = names;
        this.last = last;
        records = new RecordReader(registry);
    }

    /**
     * To be called before the first input.
     *
     * @param outputs of the session, from that cause on.
     * @param cause   first whose outputs are compared.
     */
    void start(final JournalReader outputs, final long cause) {
        journal = outputs;
        firstCause = cause;
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        if (found != null || missing != null) {
            return;
        }
        ours.wrap(buffer, offset);
        if (ours.sequence() < firstCause) {
            return;
        }
        if (suspected == null) {
            compareNext(buffer, offset, length);
        } else if (ours.templateId() == DigestBlockDecoder.TEMPLATE_ID) {
            confirm(buffer, offset);
        }
    }

    private void compareNext(final DirectBuffer buffer, final int offset, final int length) {
        if (!nextOfCore()) {
            missing = Finding.of(new Divergence(
                    ours.sequence(),
                    List.of(),
                    "the journal's outputs end here although its inputs go on to the end of the session, the replay made "
                            + describe(ours)));
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
        final boolean isSameOutput = theirs.templateId() == ours.templateId()
                && theirs.sequence() == ours.sequence()
                && theirs.sourceSequence() == ours.sourceSequence();
        suspected = new Finding(
                new Divergence(
                        Math.min(ours.sequence(), theirs.sequence()),
                        List.of(),
                        isSameOutput
                                ? "another " + describe(ours)
                                : "the session made " + describe(theirs) + ", the replay " + describe(ours)),
                Optional.of(new Finding.Pair<>(
                        copy(journal.buffer(), journal.offset(), journal.length()), copy(buffer, offset, length))),
                Optional.empty());
        if (ours.templateId() == DigestBlockDecoder.TEMPLATE_ID) {
            confirm(buffer, offset);
        }
    }

    private static byte[] copy(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
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
        final DigestBlock our = DigestBlock.of(buffer, offset);
        do {
            theirs.wrap(journal.buffer(), journal.offset());
            if (theirs.templateId() == DigestBlockDecoder.TEMPLATE_ID) {
                final DigestBlock their = DigestBlock.of(journal.buffer(), journal.offset());
                if (their.firstSequence() == our.firstSequence()) {
                    found = locate(their, our);
                    return;
                }
            }
        } while (journal.next());
        found = suspected;
    }

    private Finding locate(final DigestBlock their, final DigestBlock our) {
        final Divergence first = suspected.divergence();
        final int equal = our.equalInputs(their);
        final boolean isChainEqual = equal == Math.min(our.size(), their.size());
        final List<String> parts = our.differing(names, their);
        // a chain that parts stays apart
        final boolean isRecordOnly = parts.isEmpty()
                && (isChainEqual
                        || (our.size() == their.size() && our.chain(our.size() - 1) == their.chain(our.size() - 1)));
        final boolean isOfBlock = isBlock(suspected);
        final String detail;
        if (isRecordOnly) {
            detail = first.detail() + "; every digest agrees, so the journal's record was changed after the session";
        } else if (isChainEqual && isOfBlock) {
            detail = "all inputs " + our.firstSequence() + " to " + our.lastSequence()
                    + " changed the same, but the state after them is another";
        } else if (isOfBlock) {
            detail = "the digest after it is another, the outputs up to here are equal";
        } else {
            detail = first.detail();
        }
        return new Finding(
                new Divergence(isChainEqual ? first.sequence() : our.firstSequence() + equal, parts, detail),
                isOfBlock && !isRecordOnly ? Optional.empty() : suspected.records(),
                isChainEqual || isRecordOnly ? Optional.empty() : Optional.of(new Finding.Pair<>(their, our)));
    }

    private static boolean isBlock(final Finding finding) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        return finding.records().stream()
                .allMatch(pair ->
                        header.wrap(new UnsafeBuffer(pair.session()), 0).templateId() == DigestBlockDecoder.TEMPLATE_ID
                                && header.wrap(new UnsafeBuffer(pair.replay()), 0)
                                                .templateId()
                                        == DigestBlockDecoder.TEMPLATE_ID);
    }

    private String describe(final MessageHeaderDecoder header) {
        return records.name(header.templateId()) + " #" + header.sourceSequence() + " of input " + header.sequence();
    }

    /**
     * The replay is over: what the journal still holds is a difference too, and so is what it lacks, unless its session was cut off.
     *
     * @param isWhole the inputs end with the end of the session, and its engine did not stop itself.
     */
    Optional<Finding> finish(final boolean isWhole) {
        if (found == null && suspected != null) {
            found = suspected;
        }
        if (found == null && missing != null && isWhole) {
            found = missing;
        }
        if (found == null && missing == null && nextOfCore()) {
            theirs.wrap(journal.buffer(), journal.offset());
            found = Finding.of(new Divergence(
                    theirs.sequence(),
                    List.of(),
                    "the session made " + describe(theirs) + ", the replay made nothing more"));
        }
        return Optional.ofNullable(found);
    }

    /** The replay has come to the end of the range, and of the block of digests that holds it: what the journal holds behind it was not asked for. */
    Optional<Finding> finishCut() {
        return Optional.ofNullable(found != null ? found : suspected);
    }

    /** Nothing behind the range can say more about it: its last digest was compared, or it differs. */
    boolean isSettled() {
        return verifiedSequence >= last || found != null || missing != null;
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
