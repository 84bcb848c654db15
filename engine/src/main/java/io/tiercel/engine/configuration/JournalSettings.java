package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;

/**
 * The journal's files.
 *
 * @param segmentMiB size of a segment, which is written ahead of its use; 1 to 1024 MiB.
 */
public record JournalSettings(int segmentMiB) {
    /**
     * @throws BadInputException naming key, value and allowed range.
     */
    public JournalSettings {
        if (segmentMiB < 1 || segmentMiB > 1024) {
            throw new BadInputException("journal.segmentMiB = " + segmentMiB + ", expected 1 to 1024");
        }
    }
}
