package io.tiercel.bench.journal;

import net.openhft.chronicle.bytes.BytesStore;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The same with every page that will be written touched before: the strictest floor, since the journal's segments are written ahead, too.
 */
@State(Scope.Benchmark)
public class TouchedQueue extends BareQueue {
    private static final int PAGE_BYTES = 4096;
    private static final int TOUCHED_BYTES = 32 << 20;

    /** Made by JMH. */
    public TouchedQueue() {}

    @Override
    void prepare() {
        final BytesStore<?, ?> store = mapped();
        final long first = written() & -PAGE_BYTES;
        for (long page = first; page < first + TOUCHED_BYTES; page += PAGE_BYTES) {
            // Writes at once, changing nothing: a read before it would map the page read-only first, which costs 20
            // times as much.
            store.compareAndSwapInt(page, 0, 0);
        }
    }
}
