package io.tiercel.bench.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import io.tiercel.journal.JournalException;
import org.junit.jupiter.api.Test;

class JournalBenchmarkTest {
    private final JournalBenchmark benchmark = new JournalBenchmark();
    private final EventCounter events = new EventCounter();

    @Test
    void shouldReadBackWhatOurJournalTook() {
        final RecordBytes record = record(97);
        final OurJournal journal = new OurJournal();
        journal.open();

        benchmark.journal(journal, record, events, new CostCounter());
        journal.check();

        assertEquals(record.records, events.events);
    }

    @Test
    void shouldFailWhenAppendedTwice() {
        final RecordBytes record = record(128);
        final OurJournal journal = new OurJournal();
        journal.open();
        journal.append(record);

        // sequence 1 again
        assertThrows(JournalException.class, () -> journal.append(record));

        journal.check();
    }

    @Test
    void shouldCountWhatTheBareQueuesTook() {
        final RecordBytes record = record(128);
        final BareQueue bare = new BareQueue();
        final TouchedQueue touched = new TouchedQueue();
        bare.open(record);
        touched.open(record);

        benchmark.bare(bare, record, events);
        benchmark.bareTouched(touched, record, events);
        bare.check();
        touched.check();

        assertEquals(2L * record.records, events.events);
    }

    private static RecordBytes record(final int length) {
        final RecordBytes record = new RecordBytes();
        record.length = length;
        record.records = 1_000;
        record.fill();
        return record;
    }
}
