package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --feed FILE}: any recorded format, no instrument configured, and a replay that makes the same. */
class RecordedFeedTest {
    private static final long SEED = 5;
    private static final long START_US = 1_700_000_000_000_000L;

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void writeConfiguration() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
                journal: {segmentMiB: 4, segmentsAhead: 1}
                """);
    }

    @Test
    void shouldTradeALevelFeed() throws IOException {
        final Path file = Files.write(folder.resolve("incremental_book_L2.csv"), levels());

        final CommandRun run = runAndReplay(file);

        assertEquals(1, run.json().get("levelInstruments").longValue());
        assertTrue(run.json().get("orders").longValue() > 0, run.json().toString());
        assertFalse(
                run.json().get("rejects").toString().contains("103 RESTRICTED"),
                run.json().toString());
    }

    @Test
    void shouldTradeAnOrderByOrderFeed() throws IOException {
        final Path file = Files.write(
                folder.resolve("ZZZZ_2012-06-21_34200000_34260000_message_1.csv"),
                List.of("34200.1,1,11,100,5850000,1", "34200.2,1,12,100,5851000,-1"));

        final CommandRun run = runAndReplay(file);

        assertEquals(0, run.json().get("levelInstruments").longValue());
    }

    @Test
    void shouldSayWhatIsWrongWhenAFeedIsNeitherNameNorFile() {
        final CommandRun run = CommandRun.of("run", "--feed", folder.resolve("absent.csv"), "--config", config);

        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(
                List.of("tiercel: --feed " + folder.resolve("absent.csv")
                        + " is no file, expected sim, lobster, itch, or the files of one feed"),
                run.errors());
    }

    @ParameterizedTest
    @CsvSource({
        "crypto-ws, KRAKEN.ws, 1",
        "databento, 20231224.mbo, 0",
        "iex, IEX_DEEP, 1",
        "sse-snapshot, SSE_snapshot, 1",
    })
    void shouldRunAndReplayRealFiles(final String kind, final String name, final int isOfLevels) throws IOException {
        final Path data = Path.of(System.getProperty("tiercel.shared", "../shared"), "data", kind);
        assumeTrue(Files.isDirectory(data), "skipped: market data folder " + data + " is absent");
        final Path file;
        try (var files = Files.walk(data)) {
            file = files.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().contains(name))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
        assumeTrue(file != null, "skipped: no file of " + name + " in " + data);

        final CommandRun run = runAndReplay(file);

        assertEquals(isOfLevels == 1, run.json().get("levelInstruments").longValue() > 0, file + " " + run.json());
    }

    private CommandRun runAndReplay(final Path file) {
        final Path journal = folder.resolve("journal");
        final CommandRun run = CommandRun.of(
                "run", "--feed", file, "--config", config, "--journal", journal, "--model", "none", "--json");
        assertEquals(Main.DONE, run.status(), run.errors().toString());
        final CommandRun replay = CommandRun.of("replay", journal, "--verify", "--json");
        assertEquals(Main.DONE, replay.status(), replay.errors().toString());
        assertEquals(run.json().get("digest"), replay.json().get("digest"));
        assertTrue(run.json().get("events").longValue() > 0);
        return run;
    }

    /** A snapshot, then updates of ten seconds and more: 0.1 s apart around a mid that moves. */
    private static List<String> levels() {
        final Random random = new Random(SEED);
        final List<String> lines = new ArrayList<>();
        lines.add("exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount");
        for (int level = 0; level < 5; level++) {
            lines.add(row(0, true, "bid", 1000 - level, 3));
            lines.add(row(0, true, "ask", 1001 + level, 3));
        }
        for (int i = 1; i < 2_000; i++) {
            final boolean isBid = random.nextBoolean();
            final int price = isBid ? 1000 - random.nextInt(5) : 1001 + random.nextInt(5);
            lines.add(row(i, false, isBid ? "bid" : "ask", price, 1 + random.nextInt(9)));
        }
        return lines;
    }

    private static String row(
            final int i, final boolean isSnapshot, final String side, final int price, final int amount) {
        final long timeUs = START_US + i * 100_000L;
        return "venue,COIN," + timeUs + "," + timeUs + "," + isSnapshot + "," + side + "," + price + "," + amount;
    }
}
