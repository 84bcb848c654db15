package io.tiercel.marketdata.transport.aeron;

import io.tiercel.marketdata.event.EventWriter;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A feed process that publishes until it is killed. Arguments: directory of the media driver, channel, stream. */
final class PublisherProcess {
    private static final long PAUSE_NS = 100_000L;

    private PublisherProcess() {
        // main only
    }

    public static void main(final String[] args) {
        final AeronSettings settings = new AeronSettings(args[1], Integer.parseInt(args[2]), 0, 20_000_000_000L, 0);
        try (AeronLink link = new AeronLink(Path.of(args[0]));
                EventPublication publication = link.publication(settings, BackPressure.NONE, System::nanoTime)) {
            final EventWriter writer = new EventWriter(publication);
            for (long i = 1; i < Long.MAX_VALUE; i++) {
                writer.topOfBook(1, i, i, 100, 5, 101, 6);
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }
}
