package io.tiercel.bench.latency;

import io.tiercel.bench.measure.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/** The floor of durability: one page written into a file that is there already, and forced to the same disk as the journals. Cold. */
final class BareSync {
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int PAGE_BYTES = 4096;
    private static final int PAGES = 2048;
    private static final int WARM_UP = 100;

    private BareSync() {}

    /**
     * @param syncs measured; 0 or more.
     * @return nanoseconds of each.
     */
    static Histogram measure(final int syncs) {
        final Histogram histogram = new Histogram(HIGHEST_NS, 3);
        if (syncs == 0) {
            return histogram;
        }
        try (ScratchFolder folder = ScratchFolder.create();
                FileChannel file = FileChannel.open(
                        folder.path().resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            final ByteBuffer page = ByteBuffer.allocateDirect(PAGE_BYTES);
            for (int i = 0; i < PAGES; i++) {
                file.write(page.clear(), (long) i * PAGE_BYTES);
            }
            file.force(true);
            for (int i = 0; i < WARM_UP + syncs; i++) {
                page.clear().putInt(0, i);
                final long startNs = System.nanoTime();
                file.write(page, (long) (i % PAGES) * PAGE_BYTES);
                file.force(false);
                if (i >= WARM_UP) {
                    histogram.recordValue(Math.min(HIGHEST_NS, System.nanoTime() - startNs));
                }
            }
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return histogram;
    }
}
