package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.AeronFeedSettings;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.LiveFeedConfiguration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.itch.ItchFileFeed;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session that follows a live feed has the inputs and the outputs of one that reads the same messages itself, and replays to the same bits. */
@Timeout(30)
class LiveSessionTest {
    private static final long SEED = 11;
    private static final int EVENTS = 5_000;

    private final Configuration configuration = TestConfiguration.with();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"aeron:ipc, RECEIVER", "aeron:udp?endpoint=127.0.0.1:PORT, EACH"})
    void shouldTradeInOneProcessWhatAnotherPublishes(final String channel, final String driver) throws Exception {
        final Path file = aeron(channel.replace("PORT", Integer.toString(freePort())), driver, 10_000);
        final Path day =
                SimulatedDay.file(folder.resolve("day.itch"), SimulatedDay.messages(configuration, SEED, EVENTS));
        final AeronFeedSettings link = (AeronFeedSettings) LiveFeedConfiguration.load(file);

        final CompletableFuture<PublishSummary> publishing = CompletableFuture.supplyAsync(() -> publish(link, day));
        final SessionSummary session = follow(file);
        final PublishSummary published = publishing.get(10, TimeUnit.SECONDS);

        assertTrue(published.isEndDelivered());
        assertEquals(0, published.unsent());
        assertSameAsDirect(session);
        assertEquals(session.events(), published.events() + 1, "the session's end is an input of its own");
    }

    @Test
    void shouldTradeWhatComesOverTwoLinesThatEachLoseEveryOtherPacket() throws Exception {
        final List<byte[]> messages = SimulatedDay.messages(configuration, SEED, EVENTS);
        final List<Integer> ports = List.of(freePort(), freePort());
        final Path file = Files.writeString(folder.resolve("itch.yaml"), """
                transport: multicast
                lines: ["127.0.0.1:%d", "127.0.0.1:%d"]
                networkInterface: 127.0.0.1
                server: 127.0.0.1:1
                recovery: {server: "", user: "", password: "", connectTimeoutMs: 1, firstDelayMs: 1, longestDelayMs: 1}
                arbitration: {windowMessages: 65536, holdNs: 20000000000, requestIntervalNs: 2000000, messagesPerRequest: 200, requests: 500}
                tradingDay: 2026-01-02
                symbols: [TIER, CELL, MEWS, LURE]
                """.formatted(ports.get(0), ports.get(1)));
        final LiveSource source = source(file, OptionalLong.empty());

        final SessionSummary session;
        try (MoldSender _ = new MoldSender(messages, ports)) {
            session = new SessionRunner(configuration, source, folder.resolve("live")).run();
        }

        assertSameAsDirect(session);
        assertEquals(0L, source.remarks().getOrDefault("requests for missing messages", 0L), "each line has half");
    }

    @Test
    void shouldEndWhenTheTimeIsOver() throws Exception {
        final Path file = aeron("aeron:ipc", "RECEIVER", 10_000);

        final SessionSummary session =
                new SessionRunner(configuration, source(file, OptionalLong.of(1)), folder.resolve("live")).run();

        assertEquals(1, session.events(), "nobody published: the session's end alone");
    }

    @Test
    void shouldSayThatNobodyListens() throws Exception {
        final Path file = aeron("aeron:udp?endpoint=127.0.0.1:" + freePort(), "EACH", 20);
        final AeronFeedSettings link = (AeronFeedSettings) LiveFeedConfiguration.load(file);

        final BadInputException told =
                assertThrows(BadInputException.class, () -> publish(link, folder.resolve("never opened")));

        assertTrue(told.getMessage().contains("nobody listens since event 0"), told::getMessage);
    }

    private PublishSummary publish(final AeronFeedSettings link, final Path day) {
        final var listing = new RegistryListing(configuration.instruments().registry(link.symbols()));
        try (FeedPublisher publisher = new FeedPublisher(link, complaint -> {})) {
            return publisher.publish(() -> new ItchFileFeed(day, listing, Optional.empty()), () -> false, events -> {});
        }
    }

    private SessionSummary follow(final Path file) {
        return new SessionRunner(configuration, source(file, OptionalLong.empty()), folder.resolve("live")).run();
    }

    private static LiveSource source(final Path file, final OptionalLong seconds) {
        return new LiveSource(file, LiveFeedConfiguration.load(file), new TimeLimit(seconds));
    }

    private void assertSameAsDirect(final SessionSummary live) {
        final SessionSummary direct =
                new SessionRunner(configuration, new SimulatedSource(SEED, EVENTS), folder.resolve("direct")).run();
        assertTrue(direct.fills() > 0, "too little happens: " + direct);
        assertSame(
                JournalContent.inputs(folder.resolve("direct")),
                JournalContent.inputs(folder.resolve("live")),
                "input");
        assertSame(
                JournalContent.outputs(folder.resolve("direct")),
                JournalContent.outputs(folder.resolve("live")),
                "output");
        assertEquals(direct.digest(), live.digest());
        final ReplayResult replayed = new Replay(folder.resolve("live"), true).run();
        assertTrue(replayed.isIdentical(), () -> "replay: " + replayed.divergence());
    }

    private static void assertSame(final List<byte[]> expected, final List<byte[]> actual, final String what) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertArrayEquals(expected.get(i), actual.get(i), what + " " + (i + 1));
        }
        assertEquals(expected.size(), actual.size(), what + "s");
    }

    private Path aeron(final String channel, final String driver, final int connectPatienceMs) throws IOException {
        return Files.writeString(folder.resolve("aeron.yaml"), """
                transport: aeron
                channel: %s
                streamId: 3
                mediaDriver: %s
                directory: %s
                roomPatienceMs: 1
                connectPatienceMs: %d
                reconnectPatienceMs: 0
                books: ORDERS
                symbols: [TIER, CELL, MEWS, LURE]
                """.formatted(
                        channel, driver, folder.resolve("driver"), connectPatienceMs));
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
