package io.tiercel.engine.configuration;

import io.tiercel.journal.JournalConfig;
import io.tiercel.marketdata.input.BadInputException;

/**
 * The journal's files.
 *
 * @param segmentMiB    size of a segment; 1 to 1024 MiB.
 * @param segmentsAhead segments allocated on disk before they are needed, off the hot thread; 1 to 16.
 * @param rollEverySeconds also begin a segment when the events' own time enters a new period of so many seconds, counted from the epoch; 1 to
 *                      31622400 (366 days), 0 = by size only.
 */
public record JournalSettings(int segmentMiB, int segmentsAhead, int rollEverySeconds) {
    private static final int MAX_ROLL_EVERY_SECONDS = (int) (JournalConfig.MAX_ROLL_EVERY_NS / 1_000_000_000L);

    /**
     * @throws BadInputException naming key, value and allowed range.
     */
    public JournalSettings {
        if (segmentMiB < 1 || segmentMiB > 1024) {
            throw new BadInputException("journal.segmentMiB = " + segmentMiB + ", expected 1 to 1024");
        }
        if (segmentsAhead < 1 || segmentsAhead > JournalConfig.MAX_SEGMENTS_AHEAD) {
            throw new BadInputException(
                    "journal.segmentsAhead = " + segmentsAhead + ", expected 1 to " + JournalConfig.MAX_SEGMENTS_AHEAD);
        }
        if (rollEverySeconds < 0 || rollEverySeconds > MAX_ROLL_EVERY_SECONDS) {
            throw new BadInputException(
                    "journal.rollEverySeconds = " + rollEverySeconds + ", expected 0 to " + MAX_ROLL_EVERY_SECONDS);
        }
    }

    /**
     * @return the journal's own form of these settings.
     */
    public JournalConfig segments() {
        return new JournalConfig((long) segmentMiB << 20, segmentsAhead, rollEverySeconds * 1_000_000_000L);
    }
}
