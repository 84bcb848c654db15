package io.tiercel.marketdata.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.OpenListing;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A venue that answers a subscription with an error: its words are told, and the connection is made anew. */
@Timeout(60)
class VenueRefusalTest {
    private static final String ERROR =
            "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"NO-SUCH is not a valid product\"}";
    private static final String HEARTBEAT = "{\"type\":\"heartbeat\",\"product_id\":\"NO-SUCH\"}";

    @Test
    void shouldTellTheVenuesErrorAndConnectAnew() throws Exception {
        final EventWriter writer = new EventWriter(new CountingSlots());
        try (LoopbackVenue venue = new LoopbackVenue(connection -> {
            connection.awaitTexts(1);
            connection.send(connection.number() == 1 ? ERROR : HEARTBEAT);
            connection.flush();
            connection.awaitGone("its end");
        })) {
            final VenueFeedConfig config = new VenueFeedConfig(
                    LiveVenue.COINBASE,
                    venue.url(),
                    "",
                    List.of("NO-SUCH"),
                    0,
                    15_000,
                    1000,
                    5000,
                    0,
                    1 << 16,
                    new ReconnectConfig(1, 4, 0, 1));
            try (LiveVenueFeed feed = new LiveVenueFeed(
                    config, LiveVenue.COINBASE.newSession(new OpenListing(), FeedAudit.NONE, 0), System::nanoTime)) {
                while (!feed.messagesByType().containsKey("heartbeat") && venue.failure == null) {
                    feed.poll(writer, 100);
                    LockSupport.parkNanos(50_000);
                }

                assertNull(venue.failure);
                assertEquals(
                        1L,
                        feed.remarks().get("refused by the venue"),
                        feed.remarks().toString());
                assertEquals(2L, feed.remarks().get("connections"));
                assertEquals(
                        "connection 1 to " + venue.url()
                                + ": the venue told an error: Failed to subscribe: NO-SUCH is not a valid product",
                        feed.lastProblem());
            }
        }
    }
}
