package io.tiercel.engine.inspection;

import io.tiercel.journal.SegmentStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Figures of a journal. Immutable.
 *
 * @param sides  of the input journal, then of the output journal.
 * @param writer process that writes it; empty if nobody does.
 */
public record JournalStatistics(List<SideStatistics> sides, OptionalLong writer) {
    /** Copies the list. */
    public JournalStatistics {
        sides = List.copyOf(sides);
    }

    /**
     * Reads a journal to its end, or to what is written so far.
     *
     * @param journal  to read.
     * @param progress told the share that has been read, now and then.
     * @return its figures.
     * @throws io.tiercel.journal.JournalException when it is damaged.
     */
    public static JournalStatistics of(final InspectedJournal journal, final DoubleConsumer progress) {
        final Map<JournalSide, StatisticsCount> counts = new EnumMap<>(JournalSide.class);
        final Map<JournalSide, List<SegmentStatus>> segments = new EnumMap<>(JournalSide.class);
        final Set<JournalSide> all = EnumSet.allOf(JournalSide.class);
        for (final JournalSide side : all) {
            counts.put(side, new StatisticsCount());
            segments.put(side, journal.segments(side));
        }
        new RecordWalk(
                        journal,
                        new RecordQuery(all, Optional.empty(), Optional.empty(), Set.of(), Set.of(), 0),
                        progress)
                .run(record -> {
                    counts.get(record.side()).add(record);
                    return true;
                });
        final RecordText text = new RecordText(journal.instruments());
        final List<SideStatistics> sides = new ArrayList<>();
        counts.forEach((side, count) -> sides.add(count.result(side, segments.get(side), text)));
        return new JournalStatistics(sides, journal.writer());
    }
}
