package io.tiercel.engine.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal many times as large as the memory goes through every command that reads one. 100 million events take the same: docs/benchmarks.md. */
@Tag("slow")
class InspectionMemoryTest {
    private static final long EVENTS = Long.getLong("tiercel.largeEvents", 4_000_000L);
    /** The records alone are 480 MB. */
    private static final String HEAP = "-Xmx64m";

    @TempDir
    Path folder;

    @Test
    void shouldReadALargeJournalInASmallHeap() throws Exception {
        final Path journal = folder.resolve("large");
        final long records = LargeJournal.write(journal, EVENTS);

        assertTrue(run("stat", journal.toString(), "--json").contains("\"records\":" + EVENTS + ","));
        assertTrue(run("verify", journal.toString(), "--json").contains("\"whole\":true"));
        assertTrue(run("diff", journal.toString(), journal.toString(), "--json").contains("\"equal\":true"));
        final Path out = folder.resolve("out");
        assertTrue(run("export", journal.toString(), "--out", out.toString(), "--json")
                .contains("\"records\":" + records + ","));
        final Path lines = folder.resolve("lines");
        runTo(lines, "cat", journal.toString(), "--json-lines");
        try (Stream<String> all = Files.lines(lines)) {
            assertEquals(records, all.count());
        }
    }

    private String run(final String... arguments) throws Exception {
        final Path out = folder.resolve("printed");
        runTo(out, arguments);
        return Files.readString(out);
    }

    private void runTo(final Path out, final String... arguments) throws IOException, InterruptedException {
        final Path root = Path.of(System.getProperty("tiercel.root", ".."));
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("config/jvm.options"),
                "-XX:+UseSerialGC",
                HEAP,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.tiercel.engine.console.Main",
                "journal"));
        command.addAll(Arrays.asList(arguments));
        final Process process =
                new ProcessBuilder(command).redirectOutput(out.toFile()).start();
        final String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", arguments) + ": " + errors);
    }
}
