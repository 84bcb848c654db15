package io.tiercel.engine.recovery;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.Snapshot;
import io.tiercel.journal.Snapshots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The snapshots of a session's journal: what each belongs to is written into it and compared before it is used. One thread; cold.
 */
public final class SessionSnapshots {
    private static final String DIGEST = "digest";
    private static final String EVENT_TIME = "eventTimeNs";

    private final Snapshots files;
    private final Map<String, String> belongsTo = new LinkedHashMap<>();

    /**
     * @param journal       folder of the journal.
     * @param schemaVersion of its records.
     * @param configuration of the session.
     */
    public SessionSnapshots(final Path journal, final int schemaVersion, final Configuration configuration) {
        files = new Snapshots(journal);
        belongsTo.put("schema", Integer.toString(schemaVersion));
        belongsTo.put("configuration", sha256(configuration.decisiveYaml()));
        belongsTo.put("code", CodeVersion.hash());
    }

    /**
     * Writes one down.
     *
     * @param core between two inputs, which must be on disk.
     * @return its file.
     * @throws JournalException if the disk refuses.
     */
    public Path write(final SessionCore core) {
        final Map<String, String> entries = new HashMap<>(belongsTo);
        entries.put(DIGEST, Long.toHexString(core.core().digest()));
        entries.put(EVENT_TIME, Long.toString(core.lastEventTimeNs()));
        return files.write(new Snapshot(core.lastSequence(), entries, core.state()));
    }

    /**
     * Removes all but the newest.
     *
     * @param kept how many stay.
     */
    public void keepNewest(final int kept) {
        files.keepNewest(kept);
    }

    /**
     * A core that stands where the newest usable snapshot was taken, or at the beginning where there is none. One that is damaged or belongs to something
     * else is told and passed over.
     *
     * @param newCore  makes a fresh one.
     * @param notAfter the last input that may have been worked off.
     * @param warning  gets a line for each snapshot that is passed over.
     * @return the core.
     */
    public SessionCore newest(
            final Supplier<SessionCore> newCore, final long notAfter, final Consumer<String> warning) {
        return newest(newCore, sequence -> sequence <= notAfter, core -> true, warning);
    }

    SessionCore newest(
            final Supplier<SessionCore> newCore,
            final LongPredicate isWanted,
            final Predicate<SessionCore> isUsable,
            final Consumer<String> warning) {
        for (final long sequence : files.sequences()) {
            if (isWanted.test(sequence)) {
                try {
                    final SessionCore core = restored(files.read(sequence), newCore.get());
                    if (isUsable.test(core)) {
                        return core;
                    }
                    warning.accept(
                            "snapshot at input " + sequence + " is passed over: the output journal ends before it");
                } catch (final JournalException | StateMismatchException unusable) {
                    warning.accept("snapshot at input " + sequence + " is passed over: " + unusable.getMessage());
                }
            }
        }
        return newCore.get();
    }

    /**
     * @param sequence of a snapshot.
     * @return why this build could not take it up; empty if it could.
     */
    public Optional<String> problem(final long sequence) {
        try {
            requireOurs(files.read(sequence));
            return Optional.empty();
        } catch (final JournalException | StateMismatchException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    /** The journal holds inputs up to a sequence and no more: what was taken behind it belongs to a history that is gone. */
    int setAsideAfter(final long lastInput) {
        return files.setAsideAfter(lastInput);
    }

    private void requireOurs(final Snapshot snapshot) {
        belongsTo.forEach((key, ours) -> {
            final String its = snapshot.entries().get(key);
            if (!ours.equals(its)) {
                throw new StateMismatchException("it is of another " + key + " (" + its + "), expected " + ours);
            }
        });
    }

    private SessionCore restored(final Snapshot snapshot, final SessionCore core) {
        requireOurs(snapshot);
        core.restore(
                snapshot.state(),
                snapshot.sequence(),
                Long.parseLong(snapshot.entries().getOrDefault(EVENT_TIME, "0")));
        final String digest = Long.toHexString(core.core().digest());
        if (!digest.equals(snapshot.entries().get(DIGEST))) {
            throw new StateMismatchException("its state has digest " + digest + ", expected "
                    + snapshot.entries().get(DIGEST));
        }
        return core;
    }

    private static String sha256(final String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
