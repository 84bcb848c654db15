package io.tiercel.engine.inspection;

import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.journal.Snapshots;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings a damaged journal back to its good records; what it takes away it keeps. Cold; stateless.
 * <p>
 * Outputs whose cause is not among the good inputs are set aside too: a journal never keeps an order without its cause.
 */
public final class JournalMending {
    private JournalMending() {}

    /**
     * What a repair did.
     *
     * @param lastInput    sequence of the last good input; 0 of none.
     * @param lastCause    cause of the last good output; 0 of none.
     * @param inputsAside  folder of what was taken from the input journal; empty if it was whole.
     * @param outputsAside folder of what was taken from the output journal; empty if it was whole.
     */
    public record Result(long lastInput, long lastCause, Optional<Path> inputsAside, Optional<Path> outputsAside) {
        /**
         * @return whether anything was taken away.
         */
        public boolean isChanged() {
            return inputsAside.isPresent() || outputsAside.isPresent();
        }
    }

    /**
     * @param journal folder; nobody may write it.
     * @return what was done.
     * @throws io.tiercel.journal.JournalException if somebody writes it, or the disk refuses.
     */
    public static Result repair(final Path journal) {
        try (JournalDirectory directory = JournalDirectory.openForAppend(journal, JournalVersion.expected(journal))) {
            final Optional<Path> inputs = directory.repairInput();
            final long lastInput = last(directory.readInput());
            new Snapshots(journal).setAsideAfter(lastInput);
            final Optional<Path> outputs = directory.setAsideOutputAfter(lastInput);
            return new Result(lastInput, last(directory.readOutput()), inputs, outputs);
        }
    }

    private static long last(final JournalReader reader) {
        try (reader) {
            boolean isRecord = reader.next();
            while (isRecord) {
                isRecord = reader.next();
            }
            return reader.lastSequence();
        }
    }
}
