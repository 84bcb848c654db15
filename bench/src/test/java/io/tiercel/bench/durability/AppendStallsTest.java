package io.tiercel.bench.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.ShippedFolder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AppendStallsTest {
    private static final long STALL_NS = 30_000_000L;

    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    /** Waits, as an append does that waits for a disk, twice. */
    private static final class WaitingTarget implements AppendTarget {
        private final AppendTarget memory = AppendTargets.memory();

        @Override
        public void append(final long sequence) {
            memory.append(sequence);
            if (sequence == 500 || sequence == 1_500) {
                final long endNs = System.nanoTime() + STALL_NS;
                for (long leftNs = STALL_NS; leftNs > 0; leftNs = endNs - System.nanoTime()) {
                    LockSupport.parkNanos(leftNs);
                }
            }
        }

        @Override
        public void close() {
            memory.close();
        }
    }

    @Test
    void shouldSeeAnAppendThatWaits() {
        final AppendStalls.Outcome outcome = AppendStalls.measure(new WaitingTarget(), 10_000, 0.4);

        // the machine may add stalls of its own, and takes none away; a wait is no wait for a processor, but for waking
        // up
        assertTrue(outcome.stalls() >= 2, outcome.toString());
        assertTrue(outcome.ownStalls() >= 2, outcome.toString());
        assertTrue(outcome.longestOwnNs() >= STALL_NS / 2, outcome.toString());
        assertEquals(outcome.appends(), outcome.appendNs().getTotalCount());
        assertTrue(outcome.reachedRate() <= 10_100, outcome.toString());
    }

    @Test
    void shouldTellEveryTargetAndTheJournalBesideThePlainQueue() {
        final StallReport report = new StallReport(20_000, 0.05, name -> {});

        final String table = report.table().text();
        for (final String target :
                new String[] {"memory, before", "journal, written ahead", "plain Chronicle, sparse", "memory, after"}) {
            assertTrue(table.contains(target), table);
        }
        assertEquals("plain Chronicle", report.figures().getFirst().bareName());
    }
}
