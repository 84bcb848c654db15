package io.tiercel.marketdata.transport.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A feed process that is killed and started again. Slow: the media driver gives a silent process ten seconds. */
@Tag("slow")
@Timeout(120)
class AeronProcessTest {
    private static final int BATCH = 64;

    private final GapLog gaps = new GapLog();
    private final SlotLog arrived = new SlotLog();
    private final EventWriter ring = new EventWriter(arrived);

    @Test
    void shouldGoOnWithStaleBooksWhenTheFeedProcessIsKilledAndStartedAgain() throws IOException, InterruptedException {
        final AeronSettings settings = AeronSettings.ipc(9);
        try (EmbeddedDriver driver = new EmbeddedDriver();
                AeronLink link = new AeronLink(driver.directory());
                AeronFeed feed = link.feed(settings, gaps, System::nanoTime)) {
            final Process first = start(driver.directory(), settings);
            await(first, feed, () -> arrived.count() >= 500);
            first.destroyForcibly().waitFor();
            assertEquals(0, arrived.stales());

            final Process second = start(driver.directory(), settings);
            try {
                final long before = arrived.count();
                await(second, feed, () -> arrived.stales() == 1 && arrived.count() >= before + 500);
            } finally {
                second.destroyForcibly().waitFor();
            }

            assertEquals(1, arrived.stales(), "told once for the break");
            assertEquals(List.of(0L), gaps.gaps());
            assertEquals(1L, feed.remarks().get("sessions of the publisher after the first"));
        }
    }

    private static Process start(final Path directory, final AeronSettings settings) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublisherProcess.class.getName(),
                        directory.toString(),
                        settings.channel(),
                        Integer.toString(settings.streamId()))
                .inheritIO()
                .start();
    }

    private void await(final Process publisher, final AeronFeed feed, final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(feed.poll(ring, BATCH) >= 0, "the feed has ended");
            assertTrue(publisher.isAlive(), "the feed process has ended");
            assertTrue(System.nanoTime() - startNs < 40_000_000_000L, "waited for 40 s in vain");
            LockSupport.parkNanos(20_000);
        }
    }
}
