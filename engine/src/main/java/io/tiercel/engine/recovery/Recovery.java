package io.tiercel.engine.recovery;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The way back into a session that was cut off, at any moment and in whatever manner:
 * <pre>
 *  1  the end of the inputs is found (the journal does that when it is opened)
 *  2  outputs of later causes, which only a loss of power leaves, are set aside, and damaged ones
 *  3  the newest usable snapshot is taken up, else a fresh core begins
 *  4  the inputs behind it are worked off; what comes out is compared with the output journal,
 *     what is missing there is appended, nothing is sent
 * </pre>
 * Afterwards the core stands behind the last input, and the two journals belong together. Cold; one thread.
 */
public final class Recovery {
    private static final long PROGRESS_EVERY = 65_536;

    private final JournalDirectory journal;
    private final SessionSnapshots snapshots;
    private final Consumer<String> note;
    private Optional<Path> setAside = Optional.empty();

    /**
     * What a recovery came to.
     *
     * @param core             stands behind the last input.
     * @param snapshotSequence input at which its snapshot was taken; 0 = none, it began at the beginning.
     * @param replayed         inputs worked off behind the snapshot.
     * @param outputsAppended  outputs that were missing.
     * @param outputsSetAside  where outputs lie that had no cause, or were damaged.
     */
    public record Recovered(
            SessionCore core,
            long snapshotSequence,
            long replayed,
            long outputsAppended,
            Optional<Path> outputsSetAside) {}

    /**
     * @param journal   open for append.
     * @param snapshots of it.
     * @param note      gets a line for whatever a person should know.
     */
    public Recovery(final JournalDirectory journal, final SessionSnapshots snapshots, final Consumer<String> note) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.note = note;
    }

    /**
     * Opens the output journal so that nothing in it is without its cause. Outputs are made anew from the inputs: damaged ones are no loss.
     *
     * @param config    of the segments.
     * @param lastInput sequence of the last input.
     * @param stoppedAt input at which the engine stopped itself, if it did: its outputs from there on are made anew, without the trip.
     * @return the journal; the caller closes it.
     * @throws JournalException if the disk refuses.
     */
    public Journal openOutputs(final JournalConfig config, final long lastInput, final OptionalLong stoppedAt) {
        if (stoppedAt.isPresent()) {
            // outputs of earlier inputs may not have left when the trip was written: everything from there on is made
            // anew, in its order
            setAside = journal.setAsideOutputAfter(stoppedAt.getAsLong() - 1);
            return journal.openOutput(config);
        }
        try {
            final Journal outputs = journal.openOutput(config);
            if (outputs.lastSequence() <= lastInput) {
                return outputs;
            }
            outputs.close();
        } catch (final JournalException damaged) {
            note.accept("the output journal is damaged and is made anew from the inputs: " + damaged.getMessage());
        }
        setAside = journal.setAsideOutputAfter(lastInput);
        setAside.ifPresent(folder -> note.accept("outputs without a cause, or damaged, were set aside in " + folder));
        return journal.openOutput(config);
    }

    /**
     * Brings a core to the end of the inputs.
     *
     * @param inputs   open for append.
     * @param outputs  as {@link #openOutputs} gave it.
     * @param newCore  makes a fresh core whose outputs go to the given handlers first.
     * @param progress told the sequence from time to time.
     * @return what it came to.
     * @throws JournalException if a journal is damaged, its beginning was removed and no snapshot is usable, or the core makes other outputs than the
     *                          session did.
     */
    public Recovered run(
            final Journal inputs,
            final Journal outputs,
            final Function<List<OutputHandler>, SessionCore> newCore,
            final LongConsumer progress) {
        final int stale = snapshots.setAsideAfter(inputs.lastSequence());
        if (stale > 0) {
            note.accept(stale + " snapshots behind the last input, of a history that was cut away, were set aside");
        }
        final OutputCatchUp catchUp = new OutputCatchUp(outputs);
        final OutputPosition end = lastOutput(outputs);
        final SessionCore core = snapshots.newest(
                () -> newCore.apply(List.of(catchUp)),
                sequence -> sequence <= inputs.lastSequence(),
                restored -> !end.isBefore(restored.outputs()),
                note);
        final long snapshotSequence = core.lastSequence();
        if (snapshotSequence + 1 < journal.firstInputSequence()) {
            throw new JournalException("journal: " + journal.path() + " begins at input " + journal.firstInputSequence()
                    + ", expected a usable snapshot at or behind the input before it");
        }
        final long start = Math.max(core.outputs().cause(), journal.firstOutputCause());
        try (JournalReader tail = journal.readInputFrom(snapshotSequence + 1);
                JournalReader written = journal.readOutputFrom(start)) {
            catchUp.start(written, core.outputs());
            while (tail.next()) {
                core.onInput(tail.buffer(), tail.offset());
                if (tail.lastSequence() % PROGRESS_EVERY == 0) {
                    progress.accept(tail.lastSequence());
                }
            }
            if (catchUp.isBehindJournal()) {
                throw new JournalException("journal: " + journal.path()
                        + " has outputs that its inputs do not make, expected none: replay --verify says which");
            }
        }
        return new Recovered(
                core, snapshotSequence, core.lastSequence() - snapshotSequence, catchUp.appended(), setAside);
    }

    private OutputPosition lastOutput(final Journal outputs) {
        final OutputPosition last = new OutputPosition();
        try (JournalReader reader = journal.readOutputFrom(outputs.lastSequence())) {
            final WrittenOutputs written = new WrittenOutputs(reader);
            while (written.next()) {
                last.moveTo(written.header());
            }
        }
        return last;
    }
}
