package io.tiercel.engine.session;

import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalMetadata;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.risk.killswitch.TripReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a session ended whose engine stopped itself, as its journal's metadata hold it. Immutable, cold.
 *
 * @param sequence input on which it failed.
 * @param stage    that failed.
 * @param reason   of the trip.
 * @param cause    what was thrown, class and message in one line.
 */
public record SessionStop(long sequence, Stage stage, TripReason reason, String cause) {
    private static final String SEQUENCE = "stopped.sequence";
    private static final String STAGE = "stopped.stage";
    private static final String REASON = "stopped.reason";
    private static final String CAUSE = "stopped.cause";
    private static final int LONGEST_CAUSE = 500;

    /**
     * @param stopped what the engine threw.
     * @return the same in short.
     */
    public static SessionStop of(final EngineStoppedException stopped) {
        final String cause = String.valueOf(stopped.getCause()).replaceAll("\\s+", " ");
        return new SessionStop(
                stopped.sequence(),
                stopped.stage(),
                stopped.reason(),
                cause.substring(0, Math.min(LONGEST_CAUSE, cause.length())));
    }

    /**
     * @param metadata of a journal.
     * @return how its engine stopped itself; empty when it did not, or could not say so.
     * @throws JournalException when the entries are none that {@link #entries} made.
     */
    public static Optional<SessionStop> read(final JournalMetadata metadata) {
        final Map<String, String> entries = metadata.entries();
        if (!entries.containsKey(SEQUENCE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SessionStop(
                    Long.parseLong(entries.get(SEQUENCE)),
                    Stage.valueOf(entries.getOrDefault(STAGE, "")),
                    TripReason.valueOf(entries.getOrDefault(REASON, "")),
                    entries.getOrDefault(CAUSE, "")));
        } catch (final IllegalArgumentException unknown) {
            throw new JournalException(
                    "journal: metadata entries stopped.* are not those of a session: " + unknown.getMessage()
                            + ", expected an input, a stage and the reason of a trip",
                    unknown);
        }
    }

    /**
     * A session whose core failed would fail on the same input again.
     *
     * @param metadata of its journal.
     * @throws BadInputException when it did.
     */
    static void requireNoFaultOfCore(final JournalMetadata metadata) {
        read(metadata).filter(stop -> stop.stage() == Stage.CORE).ifPresent(stop -> {
            throw new BadInputException("resume: the session's core failed at " + stop
                    + " and would fail there again, expected a session that was cut off from outside");
        });
    }

    /** Takes out of metadata what {@link #entries} put there. */
    static void removeFrom(final Map<String, String> metadata) {
        metadata.keySet().removeAll(Set.of(SEQUENCE, STAGE, REASON, CAUSE));
    }

    /**
     * @return entries for the journal's metadata.
     */
    Map<String, String> entries() {
        final Map<String, String> entries = new LinkedHashMap<>();
        entries.put(SEQUENCE, Long.toString(sequence));
        entries.put(STAGE, stage.name());
        entries.put(REASON, reason.name());
        entries.put(CAUSE, cause);
        return entries;
    }

    /**
     * @param other how another run of the same inputs ended.
     * @return true when both failed on the same input with the same kind of exception; messages may hold what differs from run to run.
     */
    public boolean isSameFault(final SessionStop other) {
        return sequence == other.sequence && kind().equals(other.kind());
    }

    private String kind() {
        final int colon = cause.indexOf(':');
        return colon < 0 ? cause : cause.substring(0, colon);
    }

    /** One phrase for a person. */
    @Override
    public String toString() {
        return "input " + sequence + " (" + reason + ", " + stage + ": " + cause + ")";
    }
}
