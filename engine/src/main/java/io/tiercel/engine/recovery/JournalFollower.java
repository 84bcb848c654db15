package io.tiercel.engine.recovery;

import io.tiercel.engine.configuration.RecoverySettings;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agrona.MutableDirectBuffer;

/**
 * A second core behind a journal, also while it is written: compares what it makes with what the session made, and takes snapshots, so that the trading core
 * never has to stop for one.
 * <p>
 * It works an input off only when the output journal shows that the session has gone past it, and takes a snapshot only at an input that is on disk. One
 * cold thread, in the session's process or another.
 */
public final class JournalFollower implements AutoCloseable {
    private final SessionSnapshots snapshots;
    private final RecoverySettings settings;
    private final SessionCore core;
    private final JournalReader inputs;
    private final JournalReader outputs;
    private final JournalReader outputsAhead;
    private final WrittenOutputs written;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private boolean isWrittenAhead;
    private boolean isAtRest;
    private long passed;
    private long lastSnapshot;
    private long compared;
    private Optional<String> difference = Optional.empty();

    /**
     * @param journal   open for reading; the caller closes it afterwards.
     * @param snapshots of it.
     * @param settings  how often, and how many stay.
     * @param newCore   makes a fresh core whose outputs go to the given handlers first.
     * @param note      gets a line for each snapshot that is passed over.
     */
    public JournalFollower(
            final JournalDirectory journal,
            final SessionSnapshots snapshots,
            final RecoverySettings settings,
            final Function<List<OutputHandler>, SessionCore> newCore,
            final Consumer<String> note) {
        this.snapshots = snapshots;
        this.settings = settings;
        core = snapshots.newest(() -> newCore.apply(List.of(this::onOutput)), Long.MAX_VALUE, note);
        lastSnapshot = core.lastSequence();
        inputs = journal.tailInputFrom(core.lastSequence() + 1);
        final long start = Math.max(core.outputs().cause(), journal.firstOutputCause());
        outputs = journal.tailOutputFrom(start);
        outputsAhead = journal.tailOutputFrom(start);
        written = new WrittenOutputs(outputs);
        isWrittenAhead = written.nextBehind(core.outputs());
    }

    /** Nobody writes the journal any more: the inputs are worked off to their end, the outputs compared as far as there are any. */
    public void atRest() {
        isAtRest = true;
    }

    /**
     * Works off what the session has gone past.
     *
     * @param limit inputs at most.
     * @param last  not beyond this input.
     * @return inputs worked off; 0 = there is nothing to do at present.
     */
    public int poll(final int limit, final long last) {
        int polled = 0;
        while (polled < limit && difference.isEmpty() && core.lastSequence() < last && mayPass() && inputs.next()) {
            core.onInput(inputs.buffer(), inputs.offset());
            polled++;
        }
        return polled;
    }

    /**
     * Takes a snapshot where the core stands.
     *
     * @return true, or false where the last one was taken at the same input, or there is none yet.
     */
    public boolean snapshot() {
        if (core.lastSequence() == lastSnapshot || difference.isPresent()) {
            return false;
        }
        snapshots.write(core);
        snapshots.keepNewest(settings.snapshotsKept());
        lastSnapshot = core.lastSequence();
        return true;
    }

    /**
     * @return true when a snapshot is due: whoever calls makes sure that the inputs up to {@link #lastSequence} are on disk, then takes it.
     */
    public boolean isSnapshotDue() {
        return core.lastSequence() - lastSnapshot >= settings.snapshotEveryInputs();
    }

    /**
     * @return last input worked off, or 0.
     */
    public long lastSequence() {
        return core.lastSequence();
    }

    /**
     * @return input of the newest snapshot that was taken or taken up, 0 if there is none.
     */
    public long lastSnapshot() {
        return lastSnapshot;
    }

    /**
     * @return true when the session has ended.
     */
    public boolean isEnded() {
        return core.feed().isEnded();
    }

    /**
     * @return outputs compared.
     */
    public long compared() {
        return compared;
    }

    /**
     * @return where this core made something else than the session did, in one line; then it has stopped.
     */
    public Optional<String> difference() {
        return difference;
    }

    @Override
    public void close() {
        inputs.close();
        outputs.close();
        outputsAhead.close();
    }

    /** Whether the session has gone past the next input: it has made an output of a later one. */
    private boolean mayPass() {
        final long next = core.lastSequence() + 1;
        while (passed <= next && outputsAhead.next()) {
            passed = header.wrap(outputsAhead.buffer(), outputsAhead.offset()).sequence();
        }
        return passed > next || isAtRest;
    }

    private void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        if (difference.isPresent()) {
            return;
        }
        if (!isWrittenAhead) {
            isWrittenAhead = written.next();
        }
        if (isWrittenAhead && written.isEqual(buffer, offset, length)) {
            compared++;
            isWrittenAhead = false;
        } else if (isWrittenAhead || !isAtRest) {
            header.wrap(buffer, offset);
            difference = Optional.of("the second core differs from the session at input " + header.sequence()
                    + ", output " + header.sourceSequence() + ": replay --verify says in what");
        }
    }
}
