package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.EventTable;
import io.tiercel.journal.SegmentStatus;
import io.tiercel.journal.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the records of one side of a journal. One thread; memory grows with the instruments, not with the records. */
final class StatisticsCount {
    private static final int TEMPLATES = 500;
    private static final int SOURCES = 1 << 16;

    private final EventTable[] tables = new EventTable[TEMPLATES];
    private final long[] byTemplate = new long[TEMPLATES];
    private final long[] bySource = new long[SOURCES];
    private final RateOverTime rate = new RateOverTime();
    /** By instrument id + 1. */
    private long[] byInstrument = new long[64];

    private final SortedMap<Integer, Long> byFarInstrument = new TreeMap<>();
    private long records;
    private long recordBytes;
    private long firstSequence;
    private long lastSequence;
    private long lowestNs = Long.MAX_VALUE;
    private long highestNs = Long.MIN_VALUE;

    void add(final RecordView record) {
        final int template = record.table().templateId();
        tables[template] = record.table();
        byTemplate[template]++;
        bySource[record.source()]++;
        addInstrument(record.instrumentId());
        final long timeNs = record.eventTimeNs();
        rate.add(timeNs);
        lowestNs = Math.min(lowestNs, timeNs);
        highestNs = Math.max(highestNs, timeNs);
        if (records == 0) {
            firstSequence = record.sequence();
        }
        lastSequence = record.sequence();
        recordBytes += record.length();
        records++;
    }

    private void addInstrument(final int instrumentId) {
        final int index = instrumentId + 1;
        if (index < 0 || index > SOURCES) {
            // no instrument of any session: a few at most
            byFarInstrument.merge(instrumentId, 1L, Long::sum);
            return;
        }
        if (index >= byInstrument.length) {
            byInstrument = Arrays.copyOf(byInstrument, Math.max(index + 1, 2 * byInstrument.length));
        }
        byInstrument[index]++;
    }

    SideStatistics result(final JournalSide side, final List<SegmentStatus> segments, final RecordText text) {
        final SortedMap<String, Long> types = new TreeMap<>();
        for (int i = 0; i < TEMPLATES; i++) {
            if (byTemplate[i] > 0) {
                types.put(tables[i].message(), byTemplate[i]);
            }
        }
        final SortedMap<Integer, Long> sources = new TreeMap<>();
        for (int i = 0; i < SOURCES; i++) {
            if (bySource[i] > 0) {
                sources.put(i, bySource[i]);
            }
        }
        final SortedMap<String, Long> instruments = new TreeMap<>();
        for (int i = 0; i < byInstrument.length; i++) {
            if (byInstrument[i] > 0) {
                instruments.put(text.symbol(i - 1), byInstrument[i]);
            }
        }
        byFarInstrument.forEach((id, count) -> instruments.put("#" + id, count));
        return new SideStatistics(
                side,
                records,
                firstSequence,
                lastSequence,
                records == 0 ? TimeSpan.NONE : new TimeSpan(lowestNs, highestNs),
                recordBytes,
                segments.stream().mapToLong(SegmentStatus::bytes).sum(),
                segments.size(),
                (int) segments.stream()
                        .filter(segment -> segment.extent().isEmpty())
                        .count(),
                types,
                sources,
                instruments,
                rate.spanNs(),
                rate.spans());
    }
}
