package io.tiercel.journal;

import java.nio.file.Path;

/** A journal is damaged, cut or incomplete at a known place. The message is one line that tells it all. */
public final class DamagedJournalException extends JournalException {

    private final String file;
    private final long position;
    private final long lastSequence;

    DamagedJournalException(
            final String message,
            final Path file,
            final long position,
            final long lastSequence,
            final Exception cause) {
        super(message, cause);
        this.file = file.toString();
        this.position = position;
        this.lastSequence = lastSequence;
    }

    /**
     * Where the damage is.
     *
     * @return the file, or the folder of a segment that is missing.
     */
    public Path file() {
        return Path.of(file);
    }

    /**
     * First byte of the file that cannot be used.
     *
     * @return bytes from its start.
     */
    public long position() {
        return position;
    }

    /**
     * Sequence of the last good record before the damage.
     *
     * @return the sequence, {@link RecordDescriptor#BEFORE_FIRST_SEQUENCE} if there is none.
     */
    public long lastSequence() {
        return lastSequence;
    }
}
