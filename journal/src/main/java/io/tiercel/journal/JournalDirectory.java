package io.tiercel.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The journal folder of one run: inputs, outputs, metadata and the artifacts that a replay needs. Cold.
 * <pre>
 *  journal/
 *    lock                  held by the writer; names its process
 *    metadata.properties   schema version and free entries, with a checksum
 *    input/000001/ ...     segments, gapless sequence
 *    input/first.properties  where it begins, once older segments were removed
 *    output/000001/ ...    segments, sequence of the cause
 *    artifacts/SHA-256     files by their hash
 *    set-aside/input-1/    what a repair took away
 * </pre>
 * One writer at a time, any number of readers, which take no lock and change nothing. Not thread safe.
 */
public final class JournalDirectory implements AutoCloseable {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final String METADATA = "metadata.properties";

    private final Path path;
    private final JournalLock lock;
    private final Artifacts artifacts;
    private JournalMetadata metadata;

    private JournalDirectory(final Path path, final JournalLock lock, final JournalMetadata metadata) {
        this.path = path;
        this.lock = lock;
        this.metadata = metadata;
        artifacts = new Artifacts(path.resolve("artifacts"));
    }

    /**
     * Makes the folder of a new journal and claims it.
     *
     * @param path          the folder; made if absent.
     * @param schemaVersion version of the record schema, 1 or more.
     * @param entries       first metadata entries.
     * @return the folder, to be closed after its journals.
     * @throws JournalException if there is a journal already, another writer holds the folder, or the disk refuses.
     */
    public static JournalDirectory create(final Path path, final int schemaVersion, final Map<String, String> entries) {
        final JournalMetadata metadata = new JournalMetadata(schemaVersion, entries);
        try {
            Files.createDirectories(path);
            final JournalLock lock = JournalLock.acquire(path);
            try {
                if (Files.exists(path.resolve(METADATA))) {
                    throw new JournalException("journal: " + path
                            + " holds a journal already, expected an empty folder or to append to it");
                }
                Files.createDirectories(path.resolve(INPUT));
                Files.createDirectories(path.resolve(OUTPUT));
                Files.createDirectories(path.resolve("artifacts"));
                AtomicFile.write(path.resolve(METADATA), metadata.encode());
                return new JournalDirectory(path, lock, metadata);
            } catch (final IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (final IOException e) {
            throw new JournalException("journal: cannot create " + path + ": " + e, e);
        }
    }

    /**
     * @param path a folder.
     * @return true when it holds a journal.
     */
    public static boolean isPresent(final Path path) {
        return Files.exists(path.resolve(METADATA));
    }

    /**
     * @param path a folder.
     * @return true while a process that lives writes the journal in it.
     */
    public static boolean isBeingWritten(final Path path) {
        return JournalLock.holder(path).isPresent();
    }

    /**
     * Claims the folder of an existing journal, to go on with it.
     *
     * @param path          the folder.
     * @param schemaVersion version that the caller writes.
     * @return the folder, to be closed after its journals.
     * @throws JournalException if there is no journal, its schema is another, or another writer holds the folder.
     */
    public static JournalDirectory openForAppend(final Path path, final int schemaVersion) {
        loadMetadata(path, schemaVersion);
        try {
            final JournalLock lock = JournalLock.acquire(path);
            try {
                // again: what the writer before this one put there last
                return new JournalDirectory(path, lock, loadMetadata(path, schemaVersion));
            } catch (final JournalException e) {
                lock.close();
                throw e;
            }
        } catch (final IOException e) {
            throw new JournalException("journal: cannot open " + path + ": " + e, e);
        }
    }

    /**
     * Opens the folder of a journal to read it, also while it is written.
     *
     * @param path          the folder.
     * @param schemaVersion version that the caller reads.
     * @return the folder.
     * @throws JournalException if there is no journal or its schema is another.
     */
    public static JournalDirectory openForRead(final Path path, final int schemaVersion) {
        return new JournalDirectory(path, null, loadMetadata(path, schemaVersion));
    }

    /**
     * Opens the input journal for append, at its end. The end is told by the seal of the last segment; after a crash the segments without a
     * seal, at most three, are read.
     *
     * @param config settings of the writer.
     * @return the journal; the caller's thread need not be the one that appends.
     * @throws JournalException if the journal is damaged or the disk refuses.
     */
    public Journal openInput(final JournalConfig config) {
        return open(INPUT, config);
    }

    /**
     * Opens the output journal for append; as {@link #openInput}.
     *
     * @param config settings of the writer.
     * @return the journal.
     * @throws JournalException if the journal is damaged or the disk refuses.
     */
    public Journal openOutput(final JournalConfig config) {
        return open(OUTPUT, config);
    }

    /**
     * Reads the input journal from its first record to its end.
     *
     * @return a reader that checks that the end is one.
     */
    public JournalReader readInput() {
        return reader(INPUT, false, JournalReader.FROM_START);
    }

    /**
     * Reads the output journal from its first record to its end.
     *
     * @return a reader that checks that the end is one.
     */
    public JournalReader readOutput() {
        return reader(OUTPUT, false, JournalReader.FROM_START);
    }

    /**
     * Reads the input journal while it is written.
     *
     * @return a reader for which the end is only "not yet".
     */
    public JournalReader tailInput() {
        return reader(INPUT, true, JournalReader.FROM_START);
    }

    /**
     * Reads the output journal while it is written.
     *
     * @return a reader for which the end is only "not yet".
     */
    public JournalReader tailOutput() {
        return reader(OUTPUT, true, JournalReader.FROM_START);
    }

    /**
     * Reads the input journal from a sequence in its middle to its end. Segments that end before it are not opened: their seals say so. The records
     * of the first segment that lie before it are read and checked, but not delivered.
     *
     * @param firstSequence first sequence to deliver; if the journal ends before it, nothing is.
     * @return a reader that checks that the end is one; it throws where the sequence lies in a part that was removed.
     */
    public JournalReader readInputFrom(final long firstSequence) {
        return reader(INPUT, false, firstSequence);
    }

    /**
     * Reads the output journal from a cause in its middle to its end; as {@link #readInputFrom}.
     *
     * @param firstCause sequence of the first cause to deliver: all records of that and later causes come.
     * @return a reader that checks that the end is one.
     */
    public JournalReader readOutputFrom(final long firstCause) {
        return reader(OUTPUT, false, firstCause);
    }

    /**
     * As {@link #readInputFrom}, while the journal is written.
     *
     * @param firstSequence first sequence to deliver.
     * @return a reader for which the end is only "not yet".
     */
    public JournalReader tailInputFrom(final long firstSequence) {
        return reader(INPUT, true, firstSequence);
    }

    /**
     * As {@link #readOutputFrom}, while the journal is written.
     *
     * @param firstCause sequence of the first cause to deliver.
     * @return a reader for which the end is only "not yet".
     */
    public JournalReader tailOutputFrom(final long firstCause) {
        return reader(OUTPUT, true, firstCause);
    }

    /**
     * First sequence that the input journal holds, or will hold: above 1 where older segments were removed.
     *
     * @return the sequence, 1 or more.
     * @throws JournalException if the journal does not tell where it begins.
     */
    public long firstInputSequence() {
        return JournalStart.load(path.resolve(INPUT)).firstSequence();
    }

    /**
     * First cause whose records are all in the output journal: above 1 where older segments were removed.
     *
     * @return the sequence, 1 or more.
     * @throws JournalException if the journal does not tell where it begins.
     */
    public long firstOutputCause() {
        return JournalStart.load(path.resolve(OUTPUT)).firstSequence();
    }

    /**
     * Removes the oldest segments of the input journal, as far as they hold no record of a sequence to keep. The last segment stays.
     *
     * @param firstKept sequence from which on every record stays.
     * @return what was removed.
     * @throws JournalException if the folder is open for reading only, the journal is damaged there, or the disk refuses.
     */
    public PrunedSegments pruneInputBefore(final long firstKept) {
        return prune(INPUT, firstKept);
    }

    /**
     * Removes the oldest segments of the output journal; as {@link #pruneInputBefore}.
     *
     * @param firstKeptCause cause from which on every record stays.
     * @return what was removed.
     * @throws JournalException as {@link #pruneInputBefore}.
     */
    public PrunedSegments pruneOutputBefore(final long firstKeptCause) {
        return prune(OUTPUT, firstKeptCause);
    }

    /**
     * Forces what the input journal holds to the disk, from any process; a writer goes on meanwhile.
     *
     * @throws JournalException if the disk refuses.
     */
    public void forceInput() {
        for (final SegmentFolder segment : SegmentFolder.list(path.resolve(INPUT))) {
            if (!Files.exists(segment.seal())) {
                try (FileChannel file = FileChannel.open(segment.records(), StandardOpenOption.WRITE)) {
                    file.force(false);
                } catch (final IOException e) {
                    throw new JournalException("journal: cannot sync " + segment.records() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /**
     * Shortens a damaged input journal to the records before the damage. The journal must not be open for append.
     *
     * @return the folder that holds what was taken away, or nothing if the journal was whole.
     * @throws JournalException if the folder is open for reading only, or the disk refuses.
     */
    public Optional<Path> repairInput() {
        return repair(INPUT, Long.MAX_VALUE);
    }

    /**
     * Shortens a damaged output journal; as {@link #repairInput}.
     *
     * @return the folder that holds what was taken away, or nothing if the journal was whole.
     * @throws JournalException if the folder is open for reading only, or the disk refuses.
     */
    public Optional<Path> repairOutput() {
        return repair(OUTPUT, Long.MAX_VALUE);
    }

    /**
     * Sets outputs aside whose cause is not in the input journal, as a crash may leave them; damage is set aside as well. The journal must not
     * be open for append.
     *
     * @param lastCause last sequence of the input journal; outputs of later causes go.
     * @return the folder that holds what was taken away, or nothing if there was nothing to take.
     * @throws JournalException if the folder is open for reading only, or the disk refuses.
     */
    public Optional<Path> setAsideOutputAfter(final long lastCause) {
        return repair(OUTPUT, lastCause);
    }

    /**
     * What the journal says about itself, as of opening and of this object's own changes.
     *
     * @return the metadata.
     */
    public JournalMetadata metadata() {
        return metadata;
    }

    /**
     * Adds or replaces metadata entries: all of them or, if the machine stops, none.
     *
     * @param entries key to value.
     * @throws JournalException if the folder is open for reading only, or the disk refuses.
     */
    public void putMetadata(final Map<String, String> entries) {
        replaceMetadata(metadata.with(entries).entries());
    }

    /**
     * Puts other metadata entries in the place of all that are there, or, if the machine stops, none.
     *
     * @param entries key to value.
     * @throws JournalException if the folder is open for reading only, or the disk refuses.
     */
    public void replaceMetadata(final Map<String, String> entries) {
        requireWriter();
        final JournalMetadata changed = new JournalMetadata(metadata.schemaVersion(), entries);
        try {
            AtomicFile.write(path.resolve(METADATA), changed.encode());
        } catch (final IOException e) {
            throw new JournalException("journal: cannot write " + path.resolve(METADATA) + ": " + e.getMessage(), e);
        }
        metadata = changed;
    }

    /**
     * Keeps a file that a replay will need.
     *
     * @param content its bytes.
     * @return SHA-256 of the bytes, 64 lower-case hexadecimal digits.
     * @throws JournalException if the folder is open for reading only, or the disk refuses.
     */
    public String putArtifact(final byte[] content) {
        requireWriter();
        try {
            return artifacts.put(content);
        } catch (final IOException e) {
            throw new JournalException("journal: cannot keep an artifact in " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file that was kept, and checks it against its name.
     *
     * @param sha256 as {@link #putArtifact} returned it.
     * @return its bytes.
     * @throws JournalException if it is missing or its bytes have another hash.
     */
    public byte[] artifact(final String sha256) {
        return artifacts.get(sha256);
    }

    /**
     * Names of the files that were kept.
     *
     * @return their hashes, sorted.
     * @throws JournalException if their folder cannot be listed.
     */
    public List<String> artifactNames() {
        return artifacts.names();
    }

    /**
     * The folder.
     *
     * @return its path.
     */
    public Path path() {
        return path;
    }

    Path inputFolder() {
        return path.resolve(INPUT);
    }

    Path outputFolder() {
        return path.resolve(OUTPUT);
    }

    /** Gives up the claim; the journals must be closed before. Idempotent. */
    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private JournalReader reader(final String name, final boolean isTailing, final long wantedSequence) {
        return new JournalReader(path.resolve(name), rule(name), isTailing, wantedSequence);
    }

    private static SequenceRule rule(final String name) {
        return name.equals(INPUT) ? SequenceRule.GAPLESS : SequenceRule.NON_DECREASING;
    }

    private Journal open(final String name, final JournalConfig config) {
        requireWriter();
        ChronicleSettings.apply();
        final Path journal = path.resolve(name);
        try {
            return new ChronicleJournal(journal, rule(name), config, JournalEnd.find(journal, rule(name)));
        } catch (final IOException e) {
            throw new JournalException("journal: cannot open " + journal + ": " + e.getMessage(), e);
        }
    }

    private Optional<Path> repair(final String name, final long limit) {
        requireWriter();
        try {
            return new JournalRepair(path.resolve(name), rule(name), limit).run();
        } catch (final IOException e) {
            throw new JournalException("journal: cannot repair " + path.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private PrunedSegments prune(final String name, final long firstKept) {
        requireWriter();
        try {
            return JournalPrune.run(path.resolve(name), firstKept);
        } catch (final IOException e) {
            throw new JournalException("journal: cannot prune " + path.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private void requireWriter() {
        if (lock == null) {
            throw new JournalException("journal: " + path + " is open for reading, expected to be open for append");
        }
    }

    /**
     * What a journal says about itself, of whatever schema version.
     *
     * @param path the folder.
     * @return its metadata.
     * @throws JournalException if there is no journal, or its metadata is damaged.
     */
    public static JournalMetadata readMetadata(final Path path) {
        final Path file = path.resolve(METADATA);
        final JournalMetadata metadata;
        try {
            metadata = JournalMetadata.decode(Files.readAllBytes(file));
        } catch (final NoSuchFileException e) {
            throw new JournalException("journal: " + path + " holds no journal, expected " + METADATA + " in it", e);
        } catch (final IOException | IllegalArgumentException e) {
            throw new JournalException("journal: " + file + " is damaged: " + e.getMessage(), e);
        }
        return metadata;
    }

    private static JournalMetadata loadMetadata(final Path path, final int schemaVersion) {
        final JournalMetadata metadata = readMetadata(path);
        if (metadata.schemaVersion() != schemaVersion) {
            throw new JournalException("journal: " + path + " has records of schema version " + metadata.schemaVersion()
                    + ", expected " + schemaVersion);
        }
        return metadata;
    }
}
