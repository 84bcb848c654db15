package io.tiercel.engine.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed many times as large as the memory goes through in both directions. */
@Tag("slow")
class ConversionMemoryTest {
    private static final long POLLS = 1_000_000;
    private static final long EVENTS = 3 * POLLS;
    /** A heap of 128 MiB, DuckDB's 256 MB, and what a JVM with both libraries takes. The events themselves are 340 MB. */
    private static final long MOST_KIB = 700_000;

    @TempDir
    Path folder;

    @Test
    void shouldConvertMillionsOfEventsInASmallHeap() throws Exception {
        final Path parquet = folder.resolve("parquet");
        final Path journal = folder.resolve("journal");

        convert(StoredForm.PARQUET, parquet, Long.toString(POLLS));
        convert(StoredForm.JOURNAL, journal, parquet.toString());
        convert(StoredForm.PARQUET, folder.resolve("again"), journal.toString());
    }

    private static void convert(final StoredForm form, final Path out, final String source) throws Exception {
        final Path root = Path.of(System.getProperty("tiercel.root", ".."));
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("config/jvm.options"),
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ConversionProcess.class.getName()));
        command.addAll(List.of(form.name(), out.toString(), source));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertEquals(0, process.waitFor(), output);
        final long[] figures =
                Arrays.stream(output.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        assertEquals(EVENTS, figures[0]);
        // a segment's mapping and the page cache behind it count for the journal
        assertTrue(figures[2] < MOST_KIB, form + " took " + figures[2] + " KiB, expected less than " + MOST_KIB);
    }
}
