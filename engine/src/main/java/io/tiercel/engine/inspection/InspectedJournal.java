package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.StoredInstruments;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalInventory;
import io.tiercel.journal.JournalReader;
import io.tiercel.journal.SegmentStatus;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A journal of a session or of stored market data, open for reading, with its instruments. It may be written meanwhile: then what is there so far is read.
 * One thread; cold.
 */
public final class InspectedJournal implements AutoCloseable {
    private final JournalDirectory directory;
    private final JournalInventory inventory;
    private final List<Instrument> instruments;
    private final OptionalLong writer;

    /**
     * @param folder of the journal.
     * @throws io.tiercel.journal.JournalException if there is none, or its records are of another schema version.
     */
    public InspectedJournal(final Path folder) {
        directory = JournalDirectory.openForRead(folder, JournalVersion.expected(folder));
        inventory = new JournalInventory(directory);
        writer = inventory.writer();
        instruments = SessionMetadata.isOfSession(directory.metadata())
                ? SessionMetadata.configuration(directory.metadata())
                        .instruments()
                        .registry(SessionMetadata.symbols(directory.metadata()))
                        .all()
                : StoredInstruments.of(folder, directory.metadata().entries()).orElse(List.of());
    }

    /**
     * @return the folder.
     */
    public Path path() {
        return directory.path();
    }

    /**
     * @return the folder's own object.
     */
    public JournalDirectory directory() {
        return directory;
    }

    /**
     * @return true when it is the journal of a session, not of market data that were stored.
     */
    public boolean isOfSession() {
        return SessionMetadata.isOfSession(directory.metadata());
    }

    /**
     * @return instruments by id; empty when the journal does not tell them: a conversion under way or cut off.
     */
    public List<Instrument> instruments() {
        return instruments;
    }

    /**
     * @return process that writes the journal; empty if nobody does.
     */
    public OptionalLong writer() {
        return writer;
    }

    /**
     * @param side of the journal.
     * @return its segments in their order.
     */
    public List<SegmentStatus> segments(final JournalSide side) {
        return side == JournalSide.INPUT ? inventory.inputs() : inventory.outputs();
    }

    /**
     * @param side of the journal.
     * @return first sequence whose records are all there: above 1 where older segments were removed.
     */
    public long firstSequence(final JournalSide side) {
        return side == JournalSide.INPUT ? directory.firstInputSequence() : directory.firstOutputCause();
    }

    /**
     * Reads one side from its first record on: to its end or, while it is written, to what is there so far.
     *
     * @param side of the journal.
     * @return a reader, to be closed.
     */
    public JournalReader read(final JournalSide side) {
        if (side == JournalSide.INPUT) {
            return writer.isPresent() ? directory.tailInput() : directory.readInput();
        }
        return writer.isPresent() ? directory.tailOutput() : directory.readOutput();
    }

    /**
     * As {@link #read(JournalSide)}, from a sequence on.
     *
     * @param side          of the journal.
     * @param firstSequence of the records to deliver.
     * @return a reader, to be closed.
     */
    public JournalReader read(final JournalSide side, final long firstSequence) {
        if (side == JournalSide.INPUT) {
            return writer.isPresent() ? directory.tailInputFrom(firstSequence) : directory.readInputFrom(firstSequence);
        }
        return writer.isPresent() ? directory.tailOutputFrom(firstSequence) : directory.readOutputFrom(firstSequence);
    }

    /**
     * @param side of the journal.
     * @return bytes of its files on disk.
     */
    public long bytes(final JournalSide side) {
        return segments(side).stream().mapToLong(SegmentStatus::bytes).sum();
    }

    @Override
    public void close() {
        directory.close();
    }
}
