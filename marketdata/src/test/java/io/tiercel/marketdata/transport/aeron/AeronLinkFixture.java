package io.tiercel.marketdata.transport.aeron;

import io.tiercel.marketdata.event.EventWriter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A media driver, a link on each side of it, and what has arrived. */
abstract class AeronLinkFixture {
    static final int STREAM = 7;
    static final int BATCH = 64;
    static final long MILLIS = 1_000_000L;

    final GapLog gaps = new GapLog();
    final SlotLog arrived = new SlotLog();
    final EventWriter ring = new EventWriter(arrived);
    EmbeddedDriver driver;
    AeronLink feedProcess;
    AeronLink engineProcess;

    @BeforeEach
    final void start() {
        driver = new EmbeddedDriver();
        feedProcess = new AeronLink(driver.directory());
        engineProcess = new AeronLink(driver.directory());
    }

    @AfterEach
    final void stop() {
        feedProcess.close();
        engineProcess.close();
        driver.close();
    }

    final AeronFeed feed(final AeronSettings settings) {
        return engineProcess.feed(settings, gaps, System::nanoTime);
    }

    final EventPublication publication(final AeronSettings settings, final BackPressure listener) {
        return feedProcess.publication(settings, listener, System::nanoTime);
    }

    static void connect(final EventPublication publication, final AeronFeed feed) {
        await(() -> publication.isConnected() && feed.isConnected());
    }

    static void write(final EventPublication publication, final int events) {
        final EventWriter writer = new EventWriter(publication);
        for (int i = 1; i <= events; i++) {
            writer.topOfBook(1, i, i, 100, 5, 101, 6);
        }
    }

    final boolean poll(final AeronFeed feed) {
        feed.poll(ring, BATCH);
        return true;
    }

    static void await(final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNs > 20_000 * MILLIS) {
                throw new AssertionError("waited for 20 s in vain");
            }
            LockSupport.parkNanos(20_000);
        }
    }
}
