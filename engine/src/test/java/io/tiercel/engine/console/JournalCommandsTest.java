package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.Snapshot;
import io.tiercel.journal.Snapshots;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that look at a journal, on one of a session, on stored market data, on none, and on damage planted into them. */
class JournalCommandsTest {
    private static final long EVENTS = 24_000;

    @TempDir
    static Path shared;

    private static Path session;
    private static List<byte[]> inputs;
    private static List<byte[]> outputs;

    @TempDir
    Path folder;

    @BeforeAll
    static void runASession() throws Exception {
        session = shared.resolve("session");
        run(session, 3);
        inputs = JournalContent.inputs(session);
        outputs = JournalContent.outputs(session);
        assertTrue(inputs.size() > EVENTS && outputs.size() > 100, inputs.size() + " and " + outputs.size());
    }

    private static void run(final Path journal, final long seed) throws IOException {
        final Path config = shared.resolve("config");
        Files.createDirectories(config);
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {threadingMode: INVOKER, waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
                journal: {segmentMiB: 1, segmentsAhead: 1}
                """);
        final CommandRun run = CommandRun.of(
                "run", "--events", EVENTS, "--seed", seed, "--config", config, "--journal", journal, "--json");
        assertEquals(Main.DONE, run.status(), run.errors().toString());
    }

    @Test
    void shouldCountEveryRecordInTheFigures() {
        final CommandRun run = CommandRun.of("journal", "stat", session, "--json");

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertEquals(1, run.out().size());
        final JsonNode input = run.json().get("input");
        assertEquals(inputs.size(), input.get("records").longValue());
        assertEquals(1, input.get("firstSequence").longValue());
        assertEquals(inputs.size(), input.get("lastSequence").longValue());
        assertEquals(
                inputs.stream().mapToLong(record -> record.length).sum(),
                input.get("recordBytes").longValue());
        final Map<Integer, Long> byTemplate = new TreeMap<>();
        final Map<Integer, Long> byInstrument = new TreeMap<>();
        for (final byte[] record : inputs) {
            byTemplate.merge(JournalContent.templateId(record), 1L, Long::sum);
            byInstrument.merge(JournalContent.header(record).instrumentId(), 1L, Long::sum);
        }
        assertEquals(
                byTemplate.get(1), input.get("byType").get("OrderBookEvent").longValue());
        assertEquals(byTemplate.get(401), input.get("byType").get("SessionEnd").longValue());
        assertEquals(byInstrument.get(0), input.get("byInstrument").get("TIER").longValue());
        assertEquals(byInstrument.get(-1), input.get("byInstrument").get("-").longValue());
        long rated = 0;
        for (final JsonNode span : input.get("rate")) {
            rated += span.get("records").longValue();
        }
        assertEquals(inputs.size(), rated);
        assertEquals(outputs.size(), run.json().get("output").get("records").longValue());
        assertEquals(0, input.get("unsealed").intValue());
        assertTrue(run.json().get("writer").isNull());
    }

    @Test
    void shouldTellTheFiguresToAPerson() {
        final CommandRun run = CommandRun.of("journal", "stat", session);

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertTrue(
                run.out().getFirst().endsWith(session + " (session)"), run.out().getFirst());
        assertTrue(
                run.out().stream().anyMatch(line -> line.matches("  rate +\\S.*  each \\d+m?s?")),
                () -> String.join("\n", run.out()));
        assertTrue(run.out().stream().anyMatch(line -> line.endsWith("  OrderBookEvent")));
        assertTrue(run.out().stream().anyMatch(line -> line.endsWith("  core")));
    }

    @Test
    void shouldPrintEveryFieldOfEveryRecord() {
        final CommandRun run = CommandRun.of("journal", "cat", session, "--input", "--json-lines");

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertEquals(inputs.size(), run.out().size());
        final OrderBookEventDecoder event = new OrderBookEventDecoder();
        for (int i = 0; i < inputs.size(); i++) {
            final JsonNode line = JsonMapper.shared().readTree(run.out().get(i));
            final MessageHeaderDecoder header = JournalContent.header(inputs.get(i));
            assertEquals(header.sequence(), line.get("sequence").longValue());
            assertEquals(header.eventTimeNs(), line.get("eventTimeNs").longValue());
            assertEquals(header.sourceSequence(), line.get("sourceSequence").longValue());
            assertEquals(header.flags(), line.get("flags").intValue());
            if (header.templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
                event.wrap(
                        new UnsafeBuffer(inputs.get(i)),
                        MessageHeaderDecoder.ENCODED_LENGTH,
                        header.blockLength(),
                        header.version());
                if (event.orderId() == OrderBookEventDecoder.orderIdNullValue()) {
                    assertTrue(line.get("orderId").isNull(), line.toString());
                } else {
                    assertEquals(event.orderId(), line.get("orderId").longValue());
                }
                assertEquals(event.action().name(), line.get("action").stringValue());
                assertEquals(event.side().name(), line.get("side").stringValue());
                // the simulated instruments have prices in 10^-4 and quantities in whole shares
                assertEquals(number(event.price(), 4), decimal(line.get("price")), line.toString());
                assertEquals(event.qty(), line.get("qty").longValue());
            }
        }
    }

    private static BigDecimal number(final long price, final int scale) {
        return price == OrderBookEventDecoder.priceNullValue() ? null : BigDecimal.valueOf(price, scale);
    }

    private static BigDecimal decimal(final JsonNode value) {
        return value.isNull() ? null : value.decimalValue().setScale(4);
    }

    @Test
    void shouldPrintWhatIsAskedForOnly() {
        final CommandRun both = CommandRun.of("journal", "cat", session, "--from", 1000, "--to", 3000, "--json-lines");
        long last = 0;
        long count = 0;
        for (final String text : both.out()) {
            final JsonNode line = JsonMapper.shared().readTree(text);
            final long sequence = line.get("sequence").longValue();
            assertTrue(sequence >= Math.max(last, 1000) && sequence <= 3000, text);
            // an input stands in front of its outputs
            assertTrue(line.get("journal").stringValue().equals("output") || sequence == Math.max(last, 999) + 1, text);
            last = sequence;
            count++;
        }
        final long expected = outputs.stream()
                .mapToLong(record -> JournalContent.header(record).sequence())
                .filter(sequence -> sequence >= 1000 && sequence <= 3000)
                .count();
        assertEquals(2001 + expected, count);

        final JsonNode tier = CommandRun.of(
                        "journal",
                        "cat",
                        session,
                        "--instrument",
                        "TIER",
                        "--type",
                        "order_book_event",
                        "--limit",
                        7,
                        "--json")
                .json();
        assertEquals(7, tier.get("count").intValue());
        for (final JsonNode record : tier.get("records")) {
            assertEquals("TIER", record.get("instrument").stringValue());
            assertEquals("OrderBookEvent", record.get("type").stringValue());
        }
        final String time =
                JsonMapper.shared().readTree(both.out().getFirst()).get("time").stringValue();
        final CommandRun from = CommandRun.of("journal", "cat", session, "--from", time, "--limit", 1, "--json");
        assertEquals(1000, from.json().get("records").get(0).get("sequence").longValue());
    }

    @Test
    void shouldPrintATableThatSaysWhenItStops() {
        final CommandRun run = CommandRun.of("journal", "cat", session);

        assertEquals(102, run.out().size());
        assertEquals("the first 100; --limit shows more", run.out().getLast());
        assertTrue(run.out().get(1).contains("TradingStatus"), run.out().get(1));
    }

    @Test
    void shouldRefuseAQuestionThatMakesNoSense() {
        assertUnusable(
                "'noon' is neither a sequence nor a time, expected such as 1200, 2012-06-21T13:30:00.5Z or 2012-06-21",
                CommandRun.of("journal", "cat", session, "--from", "noon"));
        assertUnusable(
                session + ": has no instrument NOSUCH, expected one of TIER, CELL, MEWS, LURE",
                CommandRun.of("journal", "cat", session, "--instrument", "NOSUCH"));
        final CommandRun type = CommandRun.of("journal", "cat", session, "--type", "Order");
        assertTrue(type.errors()
                .getFirst()
                .startsWith("tiercel: no record is of type Order, expected one of OrderBookEvent, "));
    }

    @Test
    void shouldFindTheSessionWhole() {
        final CommandRun run = CommandRun.of("journal", "verify", session, "--json");

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertTrue(run.json().get("whole").booleanValue());
        assertEquals(inputs.size(), run.json().get("input").get("records").longValue());
        assertTrue(run.json().get("input").get("closed").booleanValue());
        assertEquals(0, run.json().get("outputsBeyond").longValue());
    }

    @Test
    void shouldNameFileByteAndLastGoodSequenceOfDamage() throws Exception {
        final Path damaged = copy(session, folder.resolve("damaged"));
        final Path file = damaged.resolve("input/000002/19700101F.cq4");
        final byte[] bytes = Files.readAllBytes(file);
        bytes[100_000] ^= 4;
        Files.write(file, bytes);

        final CommandRun run = CommandRun.of("journal", "verify", damaged, "--json");

        assertEquals(Main.FOUND, run.status());
        final JsonNode damage = run.json().get("input").get("damage");
        assertEquals(file.toString(), damage.get("file").stringValue());
        final long at = damage.get("byte").longValue();
        // a record has at most 106 bytes behind its length
        assertTrue(at <= 100_000 && at > 100_000 - 112, damage.toString());
        final long last = damage.get("lastGoodSequence").longValue();
        assertEquals(last, run.json().get("input").get("records").longValue());
        assertTrue(damage.get("message").stringValue().contains("at byte " + at + " after sequence " + last));
        final CommandRun told = CommandRun.of("journal", "verify", damaged);
        assertEquals("result     DAMAGED", told.out().getLast());
    }

    @Test
    void shouldFindADamagedArtifactAndADamagedSnapshot() throws Exception {
        final Path damaged = copy(session, folder.resolve("damaged"));
        final String hash;
        try (JournalDirectory directory = JournalDirectory.openForAppend(damaged, SessionMetadata.SCHEMA_VERSION)) {
            hash = directory.putArtifact(new byte[] {1, 2, 3});
        }
        final Path snapshot = new Snapshots(damaged).write(new Snapshot(9, Map.of(), new byte[4]));
        assertEquals(Main.DONE, CommandRun.of("journal", "verify", damaged).status());
        Files.write(damaged.resolve("artifacts").resolve(hash), new byte[] {1, 2, 4});

        final CommandRun artifact = CommandRun.of("journal", "verify", damaged, "--json");
        assertEquals(Main.FOUND, artifact.status());
        assertTrue(artifact.json().get("artifacts").get(0).stringValue().contains(hash + " is damaged"));
        assertTrue(artifact.json().get("snapshots").get(0).get("fault").isNull());

        Files.delete(damaged.resolve("artifacts").resolve(hash));
        Files.write(snapshot, new byte[70]);
        final CommandRun both = CommandRun.of("journal", "verify", damaged, "--json");
        assertEquals(Main.FOUND, both.status());
        assertEquals(0, both.json().get("artifacts").size());
        assertTrue(
                both.json().get("snapshots").get(0).get("fault").stringValue().contains(snapshot + " is damaged"));
    }

    @Test
    void shouldRepairAndKeepTheOriginal() throws Exception {
        final Path damaged = copy(session, folder.resolve("damaged"));
        final Path file = damaged.resolve("input/000002/19700101F.cq4");
        final byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(file), 100_000);
        Files.write(file, cut);

        final CommandRun look = CommandRun.of("journal", "repair", damaged, "--dry-run", "--json");
        assertEquals(Main.FOUND, look.status(), look.errors().toString());
        assertArrayEquals(cut, Files.readAllBytes(file));
        assertFalse(Files.exists(damaged.resolve("set-aside")));

        final CommandRun repair = CommandRun.of("journal", "repair", damaged, "--json");
        assertEquals(Main.DONE, repair.status(), repair.errors().toString());
        final long last = repair.json().get("input").get("lastSequence").longValue();
        assertEquals(look.json().get("input").get("lastGoodSequence").longValue(), last);
        assertArrayEquals(cut, Files.readAllBytes(damaged.resolve("set-aside/input-1/000002.cq4")));
        assertEquals(Main.DONE, CommandRun.of("journal", "verify", damaged).status());
        final List<byte[]> left = JournalContent.inputs(damaged);
        assertEquals(last, left.size());
        assertArrayEquals(inputs.get(left.size() - 1), left.getLast());
        // no output without its cause
        final List<byte[]> leftOutputs = JournalContent.outputs(damaged);
        assertTrue(JournalContent.header(leftOutputs.getLast()).sequence() <= last);
        assertEquals(
                outputs.stream()
                        .filter(record -> JournalContent.header(record).sequence() <= last)
                        .count(),
                leftOutputs.size());
        final CommandRun again = CommandRun.of("journal", "repair", damaged, "--json");
        assertFalse(again.json().get("changed").booleanValue());
    }

    @Test
    void shouldNotPruneWithoutASnapshotNorWhatItNeeds() throws Exception {
        final Path journal = copy(session, folder.resolve("pruned"));
        assertUnusable(
                journal
                        + ": has no good snapshot of this build, expected one to go on from without the records that"
                        + " would be removed;"
                        + " make one with 'tiercel journal snapshot'",
                CommandRun.of("journal", "prune", journal, "--keep-days", 0));
        final Snapshots snapshots = new Snapshots(journal);
        snapshot(journal, 15_000);
        // newer, but damaged, of another build, or behind the last input: the older one counts
        snapshot(journal, 20_000);
        Files.write(snapshots.file(20_000), new byte[30]);
        snapshots.write(new Snapshot(16_000, Map.of("code", "of another build"), new byte[10]));
        snapshots.write(new Snapshot(
                inputs.size() + 1,
                snapshots.read(15_000).entries(),
                snapshots.read(15_000).state()));

        final CommandRun look = CommandRun.of("journal", "prune", journal, "--keep-bytes", 0, "--dry-run", "--json");
        assertEquals(Main.DONE, look.status(), look.errors().toString());
        assertEquals(
                Main.DONE,
                CommandRun.of("journal", "cat", journal, "--from", 1, "--limit", 1)
                        .status());
        final CommandRun prune = CommandRun.of("journal", "prune", journal, "--keep-bytes", 0, "--json");

        assertEquals(Main.DONE, prune.status(), prune.errors().toString());
        assertEquals(15_000, prune.json().get("snapshot").longValue());
        assertEquals(look.json().get("input"), prune.json().get("input"));
        assertEquals(look.json().get("output"), prune.json().get("output"));
        final long first = prune.json().get("input").get("firstSequence").longValue();
        assertTrue(
                prune.json().get("input").get("segments").intValue() >= 1,
                prune.json().toString());
        assertTrue(first > 1 && first <= 15_001, "first " + first);
        assertEquals(
                inputs.size() - first + 1,
                CommandRun.of("journal", "stat", journal, "--json")
                        .json()
                        .get("input")
                        .get("records")
                        .longValue());
        final CommandRun before = CommandRun.of("journal", "cat", journal, "--from", first - 1);
        assertUnusable(
                "journal: " + journal.resolve("input") + " begins at sequence " + first
                        + ", what came before was removed; sequence " + (first - 1) + " is asked for",
                before);
    }

    private static void snapshot(final Path journal, final long at) {
        final CommandRun run = CommandRun.of("journal", "snapshot", journal, "--at", at);
        assertEquals(Main.DONE, run.status(), run.errors().toString());
    }

    @Test
    void shouldKeepWhatIsYoungOrFits() throws Exception {
        final Path journal = copy(session, folder.resolve("kept"));
        snapshot(journal, inputs.size());

        final CommandRun days = CommandRun.of("journal", "prune", journal, "--keep-days", 1, "--json");
        assertEquals(0, days.json().get("input").get("segments").intValue(), "a session of minutes");
        final CommandRun bytes = CommandRun.of("journal", "prune", journal, "--keep-bytes", 1L << 40, "--json");
        assertEquals(0, bytes.json().get("input").get("segments").intValue());
        // two minutes of some four: 2 / (24 * 60) days
        final CommandRun minutes = CommandRun.of("journal", "prune", journal, "--keep-days", 0.00139, "--json");
        assertTrue(
                minutes.json().get("input").get("segments").intValue() > 0,
                minutes.json().toString());
        final byte[] first = JournalContent.inputs(journal).getFirst();
        final long newestNs = JournalContent.header(inputs.getLast()).eventTimeNs();
        assertTrue(
                JournalContent.header(first).eventTimeNs() <= newestNs - 120_000_000_000L, "all of two minutes stays");
    }

    @Test
    void shouldExportEveryRecordByType() throws Exception {
        final Path out = folder.resolve("out");

        final CommandRun run = CommandRun.of("journal", "export", session, "--out", out, "--json");

        assertEquals(Main.DONE, run.status(), run.errors().toString());
        assertEquals(inputs.size() + outputs.size(), run.json().get("records").intValue());
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            for (final Map.Entry<String, JsonNode> type :
                    run.json().get("byType").properties()) {
                assertEquals(
                        type.getValue().longValue(),
                        one(statement, "SELECT count(*) FROM " + file(out, type.getKey())));
            }
            long fills = 0;
            long qty = 0;
            for (final byte[] record : outputs) {
                if (JournalContent.templateId(record) == 200) {
                    fills++;
                    // lastQty: third field of the body
                    qty += new UnsafeBuffer(record).getLong(48 + 16);
                }
            }
            assertTrue(fills > 0);
            assertEquals(fills, one(statement, "SELECT count(*) FROM " + file(out, "execution_reported")));
            assertEquals(qty, one(statement, "SELECT sum(last_qty)::BIGINT FROM " + file(out, "execution_reported")));
            // a digest per input, in the group of the blocks
            assertEquals(inputs.size(), one(statement, "SELECT count(*) FROM " + file(out, "digest_block_chain")));
            assertEquals(4, one(statement, "SELECT count(*) FROM " + file(out, "instruments")));
            assertEquals(
                    0,
                    one(
                            statement,
                            "SELECT count(*) FROM " + file(out, "order_book_event") + " WHERE new_order_id < 0"));
        }
        assertUnusable(
                out + ": exists, expected a name that is free",
                CommandRun.of("journal", "export", session, "--out", out));
    }

    private static String file(final Path out, final String table) {
        return "'" + out.resolve(table + ".parquet") + "'";
    }

    private static long one(final Statement statement, final String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void shouldNameTheFirstRecordAndTheFieldsInWhichTwoJournalsDiffer() throws Exception {
        final Path same = folder.resolve("same");
        run(same, 3);
        final CommandRun equal = CommandRun.of("journal", "diff", session, same, "--json");
        assertEquals(Main.DONE, equal.status(), equal.errors().toString());
        assertEquals(inputs.size(), equal.json().get("input").get("equal").intValue());
        assertEquals(outputs.size(), equal.json().get("output").get("equal").intValue());

        final Path changed = folder.resolve("changed");
        rewrite(session, changed, 5000);
        final CommandRun diff = CommandRun.of("journal", "diff", session, changed, "--json");

        assertEquals(Main.FOUND, diff.status(), diff.errors().toString());
        final JsonNode input = diff.json().get("input");
        assertEquals(1, input.get("different").intValue());
        assertEquals(10, input.get("onlyA").intValue());
        assertEquals(0, input.get("onlyB").intValue());
        assertEquals(inputs.size() - 11, input.get("equal").intValue());
        assertEquals(5000, input.get("first").get("sequence").longValue());
        assertEquals(1, input.get("first").get("fields").size(), input.toString());
        assertEquals(
                "exchangeTimestampNs",
                input.get("first").get("fields").get(0).get("field").stringValue());
        assertEquals(outputs.size(), diff.json().get("output").get("equal").intValue());
        final CommandRun told = CommandRun.of("journal", "diff", session, changed);
        assertEquals("DIFFERENT", told.out().getLast());
        assertTrue(
                told.out().stream().anyMatch(line -> line.strip().startsWith("exchangeTimestampNs: A ")),
                told.out().toString());
    }

    @Test
    void shouldReadWhatIsThereWhileTheJournalIsWritten() throws Exception {
        final Path live = folder.resolve("live");
        try (JournalDirectory directory = JournalDirectory.create(live, 1, Map.of());
                Journal input = directory.openInput(JournalConfig.smallest())) {
            append(input, inputs.subList(0, 500));

            final CommandRun stat = CommandRun.of("journal", "stat", live, "--json");
            final CommandRun verify = CommandRun.of("journal", "verify", live);
            final CommandRun cat = CommandRun.of("journal", "cat", live, "--limit", 3);
            final CommandRun prune = CommandRun.of("journal", "prune", live, "--keep-days", 1);
            final CommandRun repair = CommandRun.of("journal", "repair", live);

            final long self = ProcessHandle.current().pid();
            assertEquals(500, stat.json().get("input").get("records").longValue());
            assertEquals(self, stat.json().get("writer").longValue());
            assertEquals(Main.DONE, verify.status(), verify.out().toString());
            assertEquals(
                    "in use     being written by process " + self + ": checked is what was there so far",
                    verify.out().getFirst());
            assertEquals(
                    "being written by process " + self + ": printed is what was there so far",
                    cat.out().getLast());
            for (final CommandRun refused : List.of(prune, repair)) {
                assertEquals(Main.UNUSABLE, refused.status());
                assertTrue(
                        refused.errors().getFirst().contains("is being written by process " + self),
                        refused.errors().toString());
            }
            append(input, inputs.subList(500, 600));
        }
        final CommandRun after = CommandRun.of("journal", "stat", live, "--json");
        assertEquals(600, after.json().get("input").get("records").longValue());
        assertTrue(after.json().get("writer").isNull());
    }

    @Test
    void shouldWorkOnStoredMarketDataAndOnAnEmptyJournal() throws Exception {
        final Path messages = Files.writeString(
                folder.resolve("AAPL_2012-06-21_34200000_57600000_message_10.csv"),
                "34200.1,1,11,100,5850000,1\n34200.2,1,12,50,5851000,-1\n");
        final Path stored = folder.resolve("aapl.journal");
        assertEquals(
                Main.DONE,
                CommandRun.of("data", "convert", messages, "--out", stored).status());
        final Path empty = folder.resolve("empty");
        JournalDirectory.create(empty, 1, Map.of()).close();

        final CommandRun cat = CommandRun.of("journal", "cat", stored, "--json");
        assertEquals(2, cat.json().get("count").intValue());
        assertEquals("AAPL", cat.json().get("records").get(0).get("instrument").stringValue());
        assertEquals(
                new BigDecimal("585.0000"),
                decimal(cat.json().get("records").get(0).get("price")));
        assertEquals(
                2,
                CommandRun.of("journal", "stat", stored, "--json")
                        .json()
                        .get("input")
                        .get("records")
                        .intValue());
        for (final Path journal : List.of(stored, empty)) {
            assertEquals(Main.DONE, CommandRun.of("journal", "stat", journal).status());
            assertEquals(Main.DONE, CommandRun.of("journal", "verify", journal).status());
            assertEquals(Main.DONE, CommandRun.of("journal", "repair", journal).status());
            assertEquals(
                    Main.DONE,
                    CommandRun.of("journal", "diff", journal, journal).status());
            final CommandRun export = CommandRun.of(
                    "journal", "export", journal, "--out", folder.resolve(journal.getFileName() + ".out"));
            assertEquals(Main.DONE, export.status(), export.errors().toString());
        }
        assertEquals(
                0,
                CommandRun.of("journal", "cat", empty, "--json")
                        .json()
                        .get("count")
                        .intValue());
    }

    @Test
    void shouldSayInOneLineWhatIsNoJournal() throws Exception {
        final Path garbage = Files.createDirectory(folder.resolve("garbage"));
        Files.writeString(garbage.resolve("x"), "hello");
        final Path schema = folder.resolve("schema");
        JournalDirectory.create(schema, 9, Map.of()).close();
        final Path broken = folder.resolve("broken");
        Files.createDirectory(broken);
        Files.writeString(broken.resolve("metadata.properties"), "journal.schemaVersion=1\n");

        for (final String command : List.of("stat", "cat", "verify", "repair")) {
            assertUnusable(
                    "journal: " + garbage + " holds no journal, expected metadata.properties in it",
                    CommandRun.of("journal", command, garbage));
            assertUnusable(
                    "journal: " + schema + " has records of schema version 9, expected "
                            + SessionMetadata.SCHEMA_VERSION,
                    CommandRun.of("journal", command, schema));
            final CommandRun run = CommandRun.of("journal", command, broken);
            assertEquals(Main.UNUSABLE, run.status());
            assertEquals(1, run.errors().size(), run.errors().toString());
            assertTrue(run.errors().getFirst().contains("metadata.properties is damaged"));
        }
        assertEquals(
                Main.UNUSABLE,
                CommandRun.of("journal", "diff", session, garbage).status());
        assertEquals(
                Main.UNUSABLE,
                CommandRun.of("journal", "diff", folder.resolve("none"), session)
                        .status());
    }

    /** All records again, the last ten inputs left out and one bit of the exchange's stamp of one changed. */
    private static void rewrite(final Path from, final Path to, final long changed) {
        final Map<String, String> entries;
        try (JournalDirectory source = JournalDirectory.openForRead(from, SessionMetadata.SCHEMA_VERSION)) {
            entries = source.metadata().entries();
        }
        final List<byte[]> records = new ArrayList<>(inputs.subList(0, inputs.size() - 10));
        final byte[] record = records.get((int) changed - 1).clone();
        record[MessageHeaderDecoder.ENCODED_LENGTH] ^= 1;
        records.set((int) changed - 1, record);
        try (JournalDirectory target = JournalDirectory.create(to, SessionMetadata.SCHEMA_VERSION, entries);
                Journal input = target.openInput(JournalConfig.smallest());
                Journal output = target.openOutput(JournalConfig.smallest())) {
            append(input, records);
            append(output, outputs);
        }
    }

    private static void append(final Journal journal, final List<byte[]> records) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(1 << 16));
        for (final byte[] record : records) {
            buffer.putBytes(0, record);
            journal.append(buffer, 0, record.length);
        }
    }

    private static void assertUnusable(final String message, final CommandRun run) {
        assertEquals(List.of("tiercel: " + message), run.errors());
        assertEquals(Main.UNUSABLE, run.status());
    }

    private static Path copy(final Path from, final Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (final IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return to;
    }
}
