package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnBytes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.AllocatedBytes;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.OpenListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbnAllocationTest {
    private static final int ROUNDS = 40_000;
    private static final Object[] ESH4 = {"ESH4", 20231225, 20231226, "7"};

    @TempDir
    Path folder;

    private final CountingSlots slots = new CountingSlots();
    private final EventWriter writer = new EventWriter(slots);

    private static DbnBytes orders() {
        final DbnBytes content = new DbnBytes(3, MBO_SCHEMA, false, ESH4);
        for (int i = 1; i <= ROUNDS; i++) {
            content.mbo('A', 'B', i, 50, 10, 128, i)
                    .mbo('M', 'B', i, 51, 10, 128, i)
                    .mbo('C', 'B', i, 51, 4, 128, i)
                    .mbo('T', 'A', i, 51, 6, 0, i)
                    .mbo('C', 'B', i, 51, 6, 128, i);
        }
        return content;
    }

    private Feed open(final String name, final byte[] content, final DbnFormat format) throws IOException {
        final Path file = Files.write(folder.resolve(name), content);
        return format.open(List.of(file), new OpenListing(), FeedAudit.NONE, FeedOptions.NONE);
    }

    private void poll(final Feed feed, final int times) {
        for (int i = 0; i < times; i++) {
            assertTrue(feed.poll(writer, 100) != Feed.END_OF_FEED);
        }
    }

    @Test
    void shouldAllocateNothingWhenOrdersAreDecoded() throws IOException {
        try (Feed plain = open("x.dbn", orders().bytes(), DbnFormat.ORDERS);
                Feed compressed = open("x.dbn.zst", Zstd.compress(orders().bytes()), DbnFormat.ORDERS)) {
            poll(plain, 500);
            poll(compressed, 500);

            assertEquals(0, AllocatedBytes.leastOf(3, () -> poll(plain, 400)));
            assertEquals(0, AllocatedBytes.leastOf(3, () -> poll(compressed, 400)));
        }
    }

    @Test
    void shouldAllocateNothingWhenLevelsAndFiguresAreDecoded() throws IOException {
        final DbnBytes levels = new DbnBytes(3, MBP_10_SCHEMA, false, ESH4);
        final DbnBytes figures = new DbnBytes(3, TRADES_SCHEMA, false, ESH4);
        for (int i = 1; i <= ROUNDS; i++) {
            levels.mbp(10, 1, 'T', 'B', 1, 1, i, 10, 12, 5 + i % 2, 6, 1, 2, 9 - i % 2, 13, 7, 8, 3, 4);
            figures.mbp(0, 1, 'T', 'B', 1, 1, i)
                    .status(7, 'Y', i)
                    .statistic(3, 5, 6, 1, i)
                    .imbalance('B', 5, 6, i)
                    .bar(0x21, 1, 2, 3, 4, 5, i);
        }
        try (Feed ladder = open("l.dbn", levels.bytes(), DbnFormat.LEVELS);
                Feed rest = open("f.dbn", figures.bytes(), DbnFormat.FIGURES)) {
            poll(ladder, 400);
            poll(rest, 500);

            assertEquals(0, AllocatedBytes.leastOf(3, () -> poll(ladder, 200)));
            assertEquals(0, AllocatedBytes.leastOf(3, () -> poll(rest, 400)));
        }
    }

    @Test
    void shouldAllocateNothingWhenRecordsAreVisitedInMemory() {
        final DbnBytes content = orders();
        final byte[] buffer = content.bytes();
        final int from = content.recordOffsets.getFirst();
        final MboRecord record = new MboRecord();
        final long[] sum = new long[1];
        final DbnVisitor visitor = (bytes, offset, _) -> {
            sum[0] += record.wrap(bytes, offset).size();
            return true;
        };
        final DbnScanner scanner = new DbnScanner(3, false);
        scanner.scan(buffer, from, buffer.length, visitor);
        sum[0] = 0;

        final long bytes = AllocatedBytes.leastOf(3, () -> scanner.scan(buffer, from, buffer.length, visitor));

        assertEquals(0, bytes);
        // sizes 10 + 10 + 4 + 6 + 6 a round, three times
        assertEquals(3L * ROUNDS * 36, sum[0]);
    }

    @Test
    void shouldAllocateWhenInstrumentsAreNew() throws IOException {
        final DbnBytes content = new DbnBytes(3, MBO_SCHEMA, false);
        for (int i = 1; i <= 1_000; i++) {
            content.mbo(i, 'A', 'B', 1, 50, 10, 128, i);
        }
        try (Feed feed = open("many.dbn", content.bytes(), DbnFormat.ORDERS)) {
            assertTrue(AllocatedBytes.leastOf(2, () -> poll(feed, 3)) > 10_000);
        }
    }
}
