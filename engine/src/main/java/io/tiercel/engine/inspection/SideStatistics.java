package io.tiercel.engine.inspection;

import io.tiercel.journal.TimeSpan;
import java.util.List;
import java.util.SortedMap;

/**
 * Figures of one side of a journal. Immutable.
 *
 * @param side          of the journal.
 * @param records       number of records.
 * @param firstSequence of the first record, 0 of none.
 * @param lastSequence  of the last record, 0 of none.
 * @param times         event times of the records; they need not run forward.
 * @param recordBytes   of the records alone.
 * @param fileBytes     of the files on disk.
 * @param segments      number of segments, those allocated ahead among them.
 * @param unsealed      segments without a seal: in use, allocated ahead, or left by a crash.
 * @param byType        records by the name of their message.
 * @param bySource      records by the number of their source.
 * @param byInstrument  records by symbol; {@code -} of no single instrument.
 * @param spanNs        length of the spans, ns.
 * @param spans         records by event time.
 */
public record SideStatistics(
        JournalSide side,
        long records,
        long firstSequence,
        long lastSequence,
        TimeSpan times,
        long recordBytes,
        long fileBytes,
        int segments,
        int unsealed,
        SortedMap<String, Long> byType,
        SortedMap<Integer, Long> bySource,
        SortedMap<String, Long> byInstrument,
        long spanNs,
        List<RateOverTime.Span> spans) {}
