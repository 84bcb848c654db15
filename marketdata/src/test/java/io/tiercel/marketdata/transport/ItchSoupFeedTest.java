package io.tiercel.marketdata.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventLog;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.itch.ItchSoupFeed;
import io.tiercel.marketdata.simulation.SimulatedExchange;
import io.tiercel.marketdata.simulation.SimulatedFeed;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ItchSoupFeedTest {
    private static final SimulationConfig CONFIG = SimulationConfig.of(5, 500);
    private static final RegistryListing LISTING = new RegistryListing(SimulatedFeed.instruments(CONFIG));

    private final EventLog log = new EventLog();

    @Test
    void shouldWriteTheEventsOfTheSessionThoughItsConnectionBreaks() throws Exception {
        final List<byte[]> messages = messages();
        try (SoupServer server = new SoupServer(connection -> {
                    connection.accept(connection.first);
                    for (int i = (int) connection.first; i <= messages.size(); i++) {
                        connection.send('S', messages.get(i - 1));
                        if (i % 100 == 0) {
                            return;
                        }
                    }
                    connection.send('Z', new byte[0]);
                    connection.awaitGone();
                });
                ItchSoupFeed feed = feed(server, 1)) {
            pollToTheEnd(feed, server);

            assertEquals(direct(), log.lines());
            assertEquals(Feed.END_OF_FEED, feed.poll(new EventWriter(log), 10));
            assertEquals(messages.size() / 100L, feed.remarks().get("connections that failed or broke"));
        }
    }

    @Test
    void shouldTellAStaleBookWhenTheServerNoLongerHasTheBeginning() throws Exception {
        final List<byte[]> messages = messages();
        final int first = messages.size() - 5;
        try (SoupServer server = new SoupServer(connection -> {
                    connection.accept(first);
                    for (int i = first; i <= messages.size(); i++) {
                        connection.send('S', messages.get(i - 1));
                    }
                    connection.send('Z', new byte[0]);
                    connection.awaitGone();
                });
                ItchSoupFeed feed = feed(server, first - 20)) {
            pollToTheEnd(feed, server);

            assertTrue(
                    log.lines().getFirst().contains("STALE GAP 20"), log.lines().getFirst());
        }
    }

    @Test
    void shouldNameServerAndMessageThatIsNoItch() throws Exception {
        try (SoupServer server = new SoupServer(connection -> {
                    connection.accept(1);
                    connection.send('S', messages().getFirst());
                    connection.send('S', new byte[] {'?', 0, 0});
                    connection.awaitGone();
                });
                ItchSoupFeed feed = feed(server, 1)) {
            final BadInputException told = assertThrows(BadInputException.class, () -> pollToTheEnd(feed, server));

            assertTrue(told.getMessage().startsWith("127.0.0.1:"), told::getMessage);
            assertTrue(told.getMessage().contains(": message 2: message type '?'"), told::getMessage);
        }
    }

    private static ItchSoupFeed feed(final SoupServer server, final long first) {
        return new ItchSoupFeed(
                server.config(), "", first, LISTING, FeedAudit.NONE, TradingDay.DEFAULT, System::nanoTime);
    }

    private void pollToTheEnd(final ItchSoupFeed feed, final SoupServer server) {
        final EventWriter writer = new EventWriter(log);
        final long startNs = System.nanoTime();
        while (feed.poll(writer, 64) != Feed.END_OF_FEED) {
            assertNull(server.failure);
            assertTrue(System.nanoTime() - startNs < 10_000_000_000L, "waited for 10 s in vain");
        }
    }

    private static List<String> direct() {
        final EventLog direct = new EventLog();
        final EventWriter writer = new EventWriter(direct);
        try (Feed feed = SimulatedFeed.open(CONFIG, SimulatedFeed.instruments(CONFIG))) {
            while (feed.poll(writer, 64) != Feed.END_OF_FEED) {
                // to the end
            }
        }
        return direct.lines();
    }

    private static List<byte[]> messages() {
        final SimulatedExchange exchange = new SimulatedExchange(CONFIG);
        final byte[] bytes = new byte[SimulatedExchange.MAX_FRAMED_LENGTH];
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        final List<byte[]> messages = new ArrayList<>();
        for (int length = exchange.next(buffer, 0); length > 0; length = exchange.next(buffer, 0)) {
            messages.add(Arrays.copyOfRange(bytes, 2, length));
        }
        return messages;
    }
}
