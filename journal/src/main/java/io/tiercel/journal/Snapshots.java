package io.tiercel.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The snapshots of a journal: one file each, whole or absent, checked when it is read.
 * <pre>
 *  snapshots/00000000000000300000.snapshot
 *    offset  size  meaning, little endian
 *         0     8  magic and version of this layout
 *         8     8  sequence
 *        16     4  length e of the entries, bytes
 *        20     4  length s of the state, bytes
 *        24     e  entries, as in metadata.properties
 *      24+e     s  state
 *    24+e+s    32  SHA-256 of all before
 * </pre>
 * A file is written aside, forced and renamed. Readers need no lock; writers exclude each other by the rename. Cold; stateless but for its folder.
 */
public final class Snapshots {
    /** Folder of the snapshots within that of the journal. */
    public static final String FOLDER = "snapshots";

    private static final long MAGIC = 0x31_50_41_4E_53_4C_43_54L;
    private static final int PREFIX_BYTES = 24;
    private static final int HASH_BYTES = 32;
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;
    private static final String SUFFIX = ".snapshot";

    private final Path folder;

    /**
     * @param journal folder of the journal; it need not hold snapshots yet.
     */
    public Snapshots(final Path journal) {
        folder = journal.resolve(FOLDER);
    }

    /**
     * Keeps a snapshot, instead of one of the same sequence if there is one.
     *
     * @param snapshot to keep.
     * @return its file.
     * @throws JournalException if it is longer than 2 GiB or the disk refuses; nothing is left behind then.
     */
    public Path write(final Snapshot snapshot) {
        final byte[] entries = SortedProperties.encode(snapshot.entries());
        final byte[] state = snapshot.state();
        final long length = (long) PREFIX_BYTES + entries.length + state.length + HASH_BYTES;
        if (length > MAX_BYTES) {
            throw new JournalException("journal: a snapshot of " + length + " bytes at sequence " + snapshot.sequence()
                    + " cannot be kept, expected at most " + MAX_BYTES);
        }
        final byte[] content = new byte[(int) length];
        final ByteBuffer target = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        target.putLong(MAGIC)
                .putLong(snapshot.sequence())
                .putInt(entries.length)
                .putInt(state.length)
                .put(entries)
                .put(state);
        target.put(Artifacts.sha256Bytes(content, content.length - HASH_BYTES));
        final Path file = file(snapshot.sequence());
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file, content);
        } catch (final IOException e) {
            throw new JournalException("journal: cannot write " + file + ": " + e.getMessage(), e);
        }
        return file;
    }

    /**
     * Where snapshots are, without a look into them.
     *
     * @return sequences, the newest first.
     */
    public List<Long> sequences() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{20}" + SUFFIX.replace(".", "\\.")))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (final IOException e) {
            throw new JournalException("journal: cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads one and checks it.
     *
     * @param sequence of the snapshot.
     * @return the snapshot.
     * @throws JournalException if there is none, or it is damaged; the message says how.
     */
    public Snapshot read(final long sequence) {
        final Path file = file(sequence);
        final byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (final NoSuchFileException e) {
            throw new JournalException("journal: " + file + " is missing, expected a snapshot", e);
        } catch (final IOException e) {
            throw new JournalException("journal: cannot read " + file + ": " + e.getMessage(), e);
        }
        return decode(file, sequence, content);
    }

    /**
     * Removes all but the newest.
     *
     * @param kept how many stay, 1 or more.
     * @throws JournalException if the disk refuses.
     */
    public void keepNewest(final int kept) {
        sequences().stream().skip(kept).forEach(this::delete);
    }

    /**
     * Moves snapshots away that were taken behind an input, because that part of the journal is gone; and removes what a crash left half written. For the
     * journal's one writer.
     *
     * @param lastSequence last input that the journal holds.
     * @return how many were moved, into the folder {@code set-aside} of the journal.
     * @throws JournalException if the disk refuses.
     */
    public int setAsideAfter(final long lastSequence) {
        int moved = 0;
        try {
            for (final long sequence : sequences()) {
                if (sequence > lastSequence) {
                    final Path aside = folder.resolveSibling("set-aside");
                    Files.createDirectories(aside);
                    Files.move(
                            file(sequence),
                            aside.resolve(file(sequence).getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                    moved++;
                }
            }
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (final Path file : files.filter(path -> path.toString().endsWith(SUFFIX + ".tmp"))
                            .toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (final IOException e) {
            throw new JournalException("journal: cannot set snapshots of " + folder + " aside: " + e.getMessage(), e);
        }
        return moved;
    }

    /**
     * Removes one; nothing happens where there is none.
     *
     * @param sequence of the snapshot.
     * @throws JournalException if the disk refuses.
     */
    public void delete(final long sequence) {
        try {
            Files.deleteIfExists(file(sequence));
        } catch (final IOException e) {
            throw new JournalException("journal: cannot remove " + file(sequence) + ": " + e.getMessage(), e);
        }
    }

    /**
     * @param sequence of a snapshot.
     * @return its file, there or not.
     */
    public Path file(final long sequence) {
        return folder.resolve("%020d".formatted(sequence) + SUFFIX);
    }

    private static Snapshot decode(final Path file, final long sequence, final byte[] content) {
        final ByteBuffer source = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < PREFIX_BYTES + HASH_BYTES) {
            throw damaged(file, content.length + " bytes, expected " + (PREFIX_BYTES + HASH_BYTES) + " or more");
        }
        if (source.getLong() != MAGIC) {
            throw damaged(file, "no snapshot of this version, expected another beginning");
        }
        final long told = source.getLong();
        final int entriesLength = source.getInt();
        final int stateLength = source.getInt();
        final long length = (long) PREFIX_BYTES + entriesLength + stateLength + HASH_BYTES;
        if (entriesLength < 0 || stateLength < 0 || length != content.length) {
            throw damaged(file, content.length + " bytes, expected " + length);
        }
        final byte[] hash = Arrays.copyOfRange(content, content.length - HASH_BYTES, content.length);
        if (!Arrays.equals(hash, Artifacts.sha256Bytes(content, content.length - HASH_BYTES))) {
            throw damaged(file, "its SHA-256 is not that of its content");
        }
        if (told != sequence) {
            throw damaged(file, "it is of sequence " + told + ", expected " + sequence);
        }
        final byte[] entries = new byte[entriesLength];
        final byte[] state = new byte[stateLength];
        source.get(entries).get(state);
        final Map<String, String> decoded;
        try {
            decoded = SortedProperties.decode(entries);
        } catch (final IllegalArgumentException e) {
            throw damaged(file, e.getMessage());
        }
        return new Snapshot(sequence, decoded, state);
    }

    private static JournalException damaged(final Path file, final String fault) {
        return new JournalException("journal: snapshot " + file + " is damaged: " + fault);
    }
}
