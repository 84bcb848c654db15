package io.tiercel.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/durability.md tells of the platform, asked of it again: a later version of Chronicle or of the JDK may answer otherwise. */
@Tag("slow")
class PlatformAnswersTest {
    /** A call that makes a process wait until bytes of a mapping are on the disk. */
    private static final Pattern WAITING_SYNC = Pattern.compile("msync\\(0x[0-9a-f]+, (\\d+), MS_SYNC\\) += 0");

    private static final int KILLS = 12;

    @TempDir
    Path folder;

    @Test
    void shouldReachTheDiskByOurSyncAndByNoneOfChroniclesWithoutNativeLibraries() throws Exception {
        // Each appends about 1 MB, then syncs.
        for (final String mode : new String[] {"NONE", "ASYNC", "SYNC"}) {
            assertEquals(0, mostSynced("sync", mode), mode);
        }
        assertEquals(0, mostSynced("sync-default"));
        assertTrue(mostSynced("sync-ours") > 1_000_000, "the mapping is forced as far as it was written");
    }

    private long mostSynced(final String... arguments) throws Exception {
        final Path trace = folder.resolve("trace");
        final List<String> traced =
                new ArrayList<>(List.of("strace", "-f", "-e", "trace=msync,fsync,fdatasync", "-o", trace.toString()));
        traced.addAll(command(arguments));
        final Run run = run(traced);
        Assumptions.assumeTrue(run.isStarted(), "skipped: strace, which tells system calls, is not installed");
        assertEquals(0, run.status(), run.output());
        return Files.readAllLines(trace).stream()
                .map(WAITING_SYNC::matcher)
                .filter(java.util.regex.Matcher::find)
                .mapToLong(call -> Long.parseLong(call.group(1)))
                .max()
                .orElse(0);
    }

    @Test
    void shouldFaultInABareQueueWhoseFileIsCutWhileItIsRead() throws Exception {
        final Run run = run(command("cut"));

        assertTrue(run.status() != 0, run.output());
        assertTrue(run.output().contains("a fault occurred in an unsafe memory access"), run.output());
    }

    @Test
    void shouldFaultInABareQueueWhenTheDiskIsFull() throws Exception {
        final Path disk = Files.createDirectory(folder.resolve("disk"));
        final boolean isMounted = run(List.of("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()))
                        .status()
                == 0;
        Assumptions.assumeTrue(
                isMounted, "skipped: mounting a small file system needs privileges this run does not have");
        try {
            final Run run = run(command("full", disk.resolve("queue")));

            assertTrue(run.status() != 0, run.output());
            assertTrue(run.output().contains("a fault occurred in an unsafe memory access"), run.output());
            // the same on a disk of ours: FullDiskTest
        } finally {
            run(List.of("umount", disk.toString()));
        }
    }

    @Test
    void shouldLeaveAtMostOneUnfinishedRecordWhenKilled() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            final Path journal = folder.resolve("killed-" + kill);
            final Process writer = new ProcessBuilder(command("append", journal))
                    .redirectErrorStream(true)
                    .start();
            // the first line: it appends from here on
            assertEquals('a', writer.getInputStream().read());
            Thread.sleep(20L * kill);
            writer.destroyForcibly().waitFor();

            // 4000 bytes a record; a tail that is more than that is no tail, and the probe fails
            final Run tail = run(command("tail", journal));
            assertEquals(0, tail.status(), tail.output());
            assertTrue(Long.parseLong(tail.output().strip()) <= 4000, tail.output());
            delete(journal);
        }
    }

    private List<String> command(final String... arguments) {
        final List<String> all = new ArrayList<>(List.of(arguments));
        all.add(1, folder.resolve("probe-" + System.nanoTime()).toString());
        return jvm(all);
    }

    private static List<String> command(final String mode, final Path journal) {
        return jvm(List.of(mode, journal.toString()));
    }

    private static List<String> jvm(final List<String> arguments) {
        final String root = System.getProperty("tiercel.root", "..");
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of(root, "config", "jvm.options"),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PlatformProbe.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /**
     * A process that has ended.
     *
     * @param isStarted false if there is no such program.
     * @param status    exit status.
     * @param output    standard output and standard error.
     */
    private record Run(boolean isStarted, int status, String output) {}

    private static Run run(final List<String> command) throws InterruptedException {
        try {
            final Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(true, process.waitFor(), output);
        } catch (final IOException e) {
            return new Run(false, -1, String.valueOf(e.getMessage()));
        }
    }

    private static void delete(final Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (final Path file :
                    files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
