package io.tiercel.engine.configuration;

import io.tiercel.journal.JournalConfig;
import io.tiercel.marketdata.input.BadInputException;

/**
 * The journal's files.
 *
 * @param segmentMiB    size of a segment; 1 to 1024 MiB.
 * @param segmentsAhead segments allocated on disk before they are needed, off the hot thread; 1 to 16.
 */
public record JournalSettings(int segmentMiB, int segmentsAhead) {
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
    }

    /**
     * @return the journal's own form of these settings.
     */
    public JournalConfig segments() {
        return new JournalConfig((long) segmentMiB << 20, segmentsAhead);
    }
}
