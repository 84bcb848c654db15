package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.SimulatedDay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code data live}, {@code data publish} and {@code run --live} against servers on loopback. */
@Timeout(120)
class LiveCommandsTest {
    private static final long EVENTS = 3_000;
    private static final String SNAPSHOT =
            "[7,{\"as\":[[\"10.03\",\"2.0\",\"1.1\"]],\"bs\":[[\"10.01\",\"3.5\",\"1.1\"]]},\"book-10\",\"XBT/USD\"]";
    private static final String UPDATE = "[7,{\"b\":[[\"10.02\",\"1.5\",\"1.2\"]]},\"book-10\",\"XBT/USD\"]";
    private static final String HEARTBEAT = "{\"event\":\"heartbeat\"}";

    @TempDir
    Path folder;

    @Test
    void shouldFollowAVenueAndReportItsBook() throws Exception {
        try (LoopbackVenue venue = new LoopbackVenue(List.of(SNAPSHOT, UPDATE, HEARTBEAT))) {
            final CommandRun run = CommandRun.of("data", "live", "-c", kraken(venue.url()), "--seconds", 1, "--json");

            assertNull(venue.failure);
            assertEquals(Main.DONE, run.status(), run.errors()::toString);
            assertEquals(List.of(), run.errors());
            final JsonNode book = run.json().get("instruments").get(0);
            assertEquals("XBT/USD", book.get("symbol").stringValue());
            assertEquals("10.02", book.get("bid").decimalValue().toPlainString());
            assertEquals("10.03", book.get("ask").decimalValue().toPlainString());
            assertEquals(1, run.json().get("remarks").get("connections").intValue());
            assertEquals(3, run.json().get("messages").intValue());
        }
    }

    @Test
    void shouldEndWithOneWhenNothingCame() throws Exception {
        try (LoopbackVenue venue = new LoopbackVenue(List.of(HEARTBEAT))) {
            final CommandRun run = CommandRun.of("data", "live", "-c", kraken(venue.url()), "--seconds", 1);

            assertEquals(Main.FOUND, run.status(), run.errors()::toString);
            assertTrue(run.out().getLast().contains("NOTHING CAME"), run.out()::toString);
        }
    }

    @Test
    void shouldReportWhenInterrupted() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        try (LoopbackVenue venue = new LoopbackVenue(List.of(SNAPSHOT, UPDATE));
                EngineProcess live =
                        new EngineProcess(folder, List.of(), "data", "live", "-c", kraken(venue.url()), "--json")) {
            live.await("a connection", () -> venue.spoken > 0);

            live.signal("TERM");

            assertEquals(143, live.exitStatus());
            assertEquals(List.of(), live.errors());
            assertTrue(live.json().get("format").stringValue().startsWith("live KRAKEN at ws://127.0.0.1:"));
        }
    }

    @Test
    void shouldSayInOneLineWhyThereIsNoFeed() throws Exception {
        final int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertUnusable("ws://127.0.0.1:" + port + " cannot be connected to", "-c", kraken("ws://127.0.0.1:" + port));
        assertUnusable("url = http://127.0.0.1, expected an address", "-c", kraken("http://127.0.0.1"));
        assertUnusable("none.yaml: not found, expected an existing file", "-c", folder.resolve("none.yaml"));
        assertUnusable(
                "127.0.0.1:" + port + ": cannot be connected to",
                "-c",
                shipped("itch-soup", "127.0.0.1:26500", "127.0.0.1:" + port));
        assertUnusable(
                "networkInterface = 192.0.2.1: this machine has none",
                "-c",
                shipped("itch-multicast", "networkInterface: 127.0.0.1", "networkInterface: 192.0.2.1"));
        assertUnusable("--seconds 0, expected a number from 1", "-c", kraken("ws://127.0.0.1:1"), "--seconds", 0);
    }

    private void assertUnusable(final String expected, final Object... options) {
        final List<Object> words = new java.util.ArrayList<>(List.of("data", "live"));
        words.addAll(List.of(options));
        final CommandRun run = CommandRun.of(words.toArray());
        assertEquals(Main.UNUSABLE, run.status(), run.out()::toString);
        assertEquals(1, run.errors().size(), run.errors()::toString);
        assertTrue(run.errors().getFirst().contains(expected), run.errors()::toString);
    }

    @Test
    void shouldJournalAVenuesSnapshot() throws Exception {
        final Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
                journal: {segmentMiB: 1, segmentsAhead: 1}
                """);
        Files.writeString(config.resolve("strategy.yaml"), "model: none\n");
        Files.copy(
                Path.of(System.getProperty("tiercel.config", "../config"), "crypto", "instruments.yaml"),
                config.resolve("instruments.yaml"));
        final Path journal = folder.resolve("journal");
        try (LoopbackVenue venue = new LoopbackVenue(List.of(SNAPSHOT, HEARTBEAT))) {
            final CommandRun run = CommandRun.of(
                    "run", "--live", kraken(venue.url()), "--seconds", 1, "-c", config, "--journal", journal, "--json");

            assertEquals(Main.DONE, run.status(), run.errors()::toString);
            // two levels and the session's end
            assertEquals(3, JournalContent.inputs(journal).size());
            assertEquals(1, run.json().get("feedRemarks").get("connections").intValue());
            assertTrue(run.json().get("isPaper").booleanValue());
            final CommandRun replayed = CommandRun.of("replay", journal, "--verify", "--json");
            assertTrue(replayed.json().get("replayIdentical").booleanValue());
        }
    }

    /** A feed process and an engine process, each with the command that a person would type. Slow: two threads do the same in the session's test. */
    @Test
    @Tag("slow")
    void shouldTradeInOneProcessWhatAnotherPublishes() throws Exception {
        final var configuration = TestConfiguration.with();
        final Path day = SimulatedDay.file(folder.resolve("day.itch"), SimulatedDay.messages(configuration, 4, EVENTS));
        final Path link = shipped("aeron", "directory: \"\"", "directory: " + folder.resolve("driver"));
        final Path journal = folder.resolve("journal");
        try (EngineProcess engine = new EngineProcess(
                folder,
                List.of(),
                "run",
                "--live",
                link,
                "--threading",
                "INVOKER",
                "--model",
                "none",
                "--journal",
                journal,
                "--json")) {
            engine.await(
                    "a media driver",
                    () -> Files.exists(folder.resolve("driver").resolve("cnc.dat")));
            final CommandRun publish = CommandRun.of("data", "publish", day, "--to", link, "--json");

            assertEquals(Main.DONE, publish.status(), publish.errors()::toString);
            assertEquals(0, engine.exitStatus(), () -> "engine: " + publish.out());
            assertEquals(List.of(), engine.errors());
            assertEquals(0, publish.json().get("unsent").intValue());
            assertTrue(publish.json().get("isEndDelivered").booleanValue());
            assertEquals(
                    publish.json().get("events").longValue() + 1,
                    engine.json().get("events").longValue());
            final CommandRun direct = CommandRun.of(
                    "run",
                    "--seed",
                    4,
                    "--events",
                    EVENTS,
                    "--threading",
                    "INVOKER",
                    "--model",
                    "none",
                    "--journal",
                    folder.resolve("direct"),
                    "--json");
            assertEquals(
                    direct.json().get("digest").stringValue(),
                    engine.json().get("digest").stringValue());
        }
    }

    private Path kraken(final String url) throws IOException {
        final Path file = shipped("kraken", "url: wss://ws.kraken.com", "url: " + url);
        return Files.writeString(
                file,
                Files.readString(file).replace("depth: 1000", "depth: 10").replace("XBT/USD, ETH/USD", "XBT/USD"));
    }

    private Path shipped(final String name, final String from, final String to) throws IOException {
        final String text =
                Files.readString(Path.of(System.getProperty("tiercel.config", "../config"), "feeds", name + ".yaml"));
        assertTrue(text.contains(from), from);
        return Files.writeString(folder.resolve(name + ".yaml"), text.replace(from, to));
    }
}
