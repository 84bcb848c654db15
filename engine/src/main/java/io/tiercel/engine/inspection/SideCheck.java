package io.tiercel.engine.inspection;

import io.tiercel.journal.DamagedJournalException;
import io.tiercel.journal.JournalException;
import java.util.Optional;

/**
 * What a check found in one side of a journal. Immutable.
 *
 * @param side            of the journal.
 * @param records         good ones, from the first to the end or to the damage.
 * @param lastSequence    of the last good record; 0 of none.
 * @param segments        number of segments.
 * @param unsealed        segments without a seal: in use, allocated ahead, or left by a crash.
 * @param isClosed        whether the journal was closed cleanly.
 * @param damage          the first; empty when there is none.
 */
public record SideCheck(
        JournalSide side,
        long records,
        long lastSequence,
        int segments,
        int unsealed,
        boolean isClosed,
        Optional<JournalException> damage) {
    /**
     * @return the place of the damage, where it is one in a file.
     */
    public Optional<DamagedJournalException> place() {
        return damage.map(found -> found instanceof final DamagedJournalException placed ? placed : null);
    }
}
