package io.tiercel.marketdata.transport.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.feed.Feed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions of a publisher that break off, follow one another, or do not. */
@Timeout(60)
class AeronSessionTest extends AeronLinkFixture {
    @Test
    void shouldGoOnWithStaleBooksWhenPublisherBreaksOffAndComesAgain() {
        final AeronSettings settings = AeronSettings.ipc(STREAM).withPatience(MILLIS, MILLIS, 20_000 * MILLIS);
        try (AeronFeed feed = feed(settings)) {
            final EventPublication first = publication(settings, BackPressure.NONE);
            connect(first, feed);
            write(first, 10);
            feedProcess.close(); // no end-of-session message: as if the process had died
            await(() -> poll(feed) && arrived.stales() == 1);
            assertEquals(11, arrived.count(), "10 events and one stale");
            assertEquals(List.of(0L), gaps.gaps());

            feedProcess = new AeronLink(driver.directory());
            try (EventPublication second = publication(settings, BackPressure.NONE)) {
                connect(second, feed);
                write(second, 5);
                await(() -> poll(feed) && arrived.count() == 16);
            }
            await(() -> feed.poll(ring, BATCH) == Feed.END_OF_FEED);

            assertEquals(1, arrived.stales(), "told once for the break");
            assertEquals(1L, feed.remarks().get("sessions of the publisher after the first"));
        }
    }

    @Test
    void shouldTakeTheNewSessionWhenTheOldOneHasNotEndedYet() {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        try (AeronFeed feed = feed(settings);
                EventPublication first = publication(settings, BackPressure.NONE)) {
            connect(first, feed);
            write(first, 10);
            try (EventPublication second = publication(settings, BackPressure.NONE)) {
                connect(second, feed);
                write(second, 5);
                await(() -> poll(feed) && arrived.count() == 16);

                assertEquals(1, arrived.stales());
                assertEquals(List.of(0L), gaps.gaps());
            }
            await(() -> feed.poll(ring, BATCH) == Feed.END_OF_FEED);
        }
    }

    @Test
    void shouldEndWhenNoSessionFollowsTheOneThatBrokeOff() {
        final AeronSettings settings = AeronSettings.ipc(STREAM).withPatience(MILLIS, MILLIS, MILLIS);
        try (AeronFeed feed = feed(settings)) {
            final EventPublication first = publication(settings, BackPressure.NONE);
            connect(first, feed);
            write(first, 3);
            feedProcess.close();

            await(() -> feed.poll(ring, BATCH) == Feed.END_OF_FEED);
            assertEquals(4, arrived.count());
            assertEquals(1, arrived.stales());
        }
    }
}
