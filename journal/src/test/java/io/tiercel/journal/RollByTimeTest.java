package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollByTimeTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3600 * SECOND_NS;
    private static final JournalConfig HOURLY = new JournalConfig(JournalConfig.MIN_SEGMENT_BYTES, 1, HOUR_NS);

    @TempDir
    Path folder;

    @Test
    void shouldBeginASegmentWithEachPeriodOfEventTime() {
        // 09:59:59.999999999, 10:00:00, 10:59:59.999999999, 11:00:00, 14:30:00: hours counted from the epoch.
        write(
                "a",
                HOURLY,
                List.of(10 * HOUR_NS - 1, 10 * HOUR_NS, 11 * HOUR_NS - 1, 11 * HOUR_NS, 14 * HOUR_NS + HOUR_NS / 2));

        assertEquals(List.of(1L, 2L, 1L, 1L), recordsBySegment("a"));
    }

    @Test
    void shouldNotRollWhenTimeRunsBack() {
        final List<Long> times = List.of(
                10 * HOUR_NS, // first of its segment: this hour ends at 11
                9 * HOUR_NS, // back by an hour
                2 * HOUR_NS, // back by eight
                10 * HOUR_NS + 5, // the old hour again
                -3 * HOUR_NS, // before the epoch
                11 * HOUR_NS, // a new hour: rolls
                10 * HOUR_NS + 7, // back: stays
                11 * HOUR_NS + 1);

        write("a", HOURLY, times);

        assertEquals(List.of(5L, 3L), recordsBySegment("a"));
        assertEquals(
                new TimeSpan(-3 * HOUR_NS, 10 * HOUR_NS + 5),
                seals("a").getFirst().times());
        assertEquals(
                new TimeSpan(10 * HOUR_NS + 7, 11 * HOUR_NS + 1),
                seals("a").getLast().times());
        assertEquals(times, timesRead("a"));
    }

    @Test
    void shouldCountPeriodsBeforeTheEpochAndAtTheEndsOfTimeToo() {
        write(
                "a",
                HOURLY,
                List.of(Long.MIN_VALUE + 1, -HOUR_NS - 1, -HOUR_NS, -1L, 0L, Long.MAX_VALUE - 1, Long.MAX_VALUE));

        assertEquals(List.of(1L, 1L, 2L, 1L, 2L), recordsBySegment("a"));
    }

    @Test
    void shouldMakeEqualSegmentsOfEqualRecords() {
        final List<Long> times = new ArrayList<>();
        for (long i = 0; i < 4000; i++) {
            // Twenty hours, with every seventh record two hours late; about 2.4 MB.
            times.add(i * 20 * HOUR_NS / 4000 - (i % 7 == 0 ? 2 * HOUR_NS : 0));
        }
        write("a", HOURLY, times);
        write("b", HOURLY, times);

        assertEquals(recordsBySegment("a"), recordsBySegment("b"));
        assertTrue(recordsBySegment("a").size() >= 20, "segments " + recordsBySegment("a"));
        assertEquals(times, timesRead("a"));
    }

    @Test
    void shouldRollBySizeOnlyWhenNotAskedForMore() {
        write("a", JournalConfig.smallest(), List.of(0L, 100 * HOUR_NS, Long.MAX_VALUE));

        assertEquals(List.of(3L), recordsBySegment("a"));
    }

    @Test
    void shouldRefuseAPeriodOutOfRange() {
        for (final long period : new long[] {-1, 1, SECOND_NS - 1, JournalConfig.MAX_ROLL_EVERY_NS + 1}) {
            final JournalException refused = assertThrows(
                    JournalException.class, () -> new JournalConfig(JournalConfig.MIN_SEGMENT_BYTES, 1, period));
            assertEquals(
                    "journal: rollEveryNs=" + period + ", expected 0 or 1000000000 to 31622400000000000",
                    refused.getMessage());
        }
    }

    private void write(final String name, final JournalConfig config, final List<Long> timesNs) {
        final SeededRecords records = new SeededRecords(5, 600, 600);
        try (JournalDirectory directory =
                        JournalDirectory.create(folder.resolve(name), SeededRecords.SCHEMA_VERSION, Map.of());
                Journal input = directory.openInput(config)) {
            for (int i = 0; i < timesNs.size(); i++) {
                final int length = records.fill(i + 1);
                records.buffer()
                        .putLong(RecordDescriptor.EVENT_TIME_NS_OFFSET, timesNs.get(i), RecordDescriptor.BYTE_ORDER);
                input.append(records.buffer(), 0, length);
            }
        }
    }

    private List<SegmentSeal> seals(final String name) {
        return SegmentFolder.list(folder.resolve(name).resolve("input")).stream()
                .map(segment -> segment.loadSeal().orElseThrow())
                .toList();
    }

    private List<Long> recordsBySegment(final String name) {
        return seals(name).stream().map(SegmentSeal::records).toList();
    }

    private List<Long> timesRead(final String name) {
        final List<Long> times = new ArrayList<>();
        try (JournalDirectory directory =
                        JournalDirectory.openForRead(folder.resolve(name), SeededRecords.SCHEMA_VERSION);
                JournalReader reader = directory.readInput()) {
            while (reader.next()) {
                times.add(reader.buffer()
                        .getLong(reader.offset() + RecordDescriptor.EVENT_TIME_NS_OFFSET, RecordDescriptor.BYTE_ORDER));
            }
        }
        return times;
    }
}
