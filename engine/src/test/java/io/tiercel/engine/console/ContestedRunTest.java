package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else comes at a journal from outside: a second engine, and a clock that somebody sets back. */
class ContestedRunTest {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseASecondEngineAndLeaveTheFirstUnharmed() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        final BrokenRun run = new BrokenRun(folder, 7, 60_000, "{follower: \"OFF\"}");
        try (EngineProcess first = run.start("--durability", "GROUP")) {
            first.await("trading", () -> run.published() > 0);
            // it must not end before the second has come
            first.signal("STOP");
            try (EngineProcess second = new EngineProcess(folder, List.of(), run.resumeWords())) {
                assertEquals(Main.UNUSABLE, second.exitStatus(), () -> "second engine");
                assertEquals(1, second.errors().size(), second.errors().toString());
                assertTrue(
                        second.errors()
                                .getFirst()
                                .startsWith("tiercel: journal: " + run.journal() + " is being written by process "
                                        + first.pid()),
                        second.errors().getFirst());
            }
            final CommandRun third = run.resume();
            assertEquals(Main.UNUSABLE, third.status());
            assertEquals(1, third.errors().size(), third.errors().toString());
            first.signal("CONT");

            assertEquals(Main.DONE, first.exitStatus());
            run.checkEnd(first.json(), "the first engine");
        }
    }

    @Test
    void shouldMakeTheSameBytesWhenTheClockIsSetBack() throws Exception {
        final Optional<Path> library = library();
        assumeTrue(library.isPresent(), "skipped: libfaketime, which sets a process's clock, is not installed");
        final BrokenRun run = new BrokenRun(folder, 8, 60_000, "{follower: \"ON\", snapshotEveryInputs: 2000}");
        final int[] daysAhead = {400, 2, -40, -4_000};
        int inputs = 0;
        for (int start = 0; start < daysAhead.length; start++) {
            final long target = run.inputs() * (start + 1L) / (daysAhead.length + 1);
            try (EngineProcess engine = run.start(clock(library.get(), daysAhead[start]))) {
                engine.await("trading", () -> run.published() >= target);
                engine.kill();
            }
            inputs = run.check(inputs, "clock " + daysAhead[start] + " days off");
        }

        try (EngineProcess engine = run.start(clock(library.get(), -9_000))) {
            assertEquals(Main.DONE, engine.exitStatus());
            run.checkEnd(engine.json(), "clocks set back");
        }
        assertEquals(daysAhead.length, run.restarts().size());
    }

    private static Map<String, String> clock(final Path library, final int daysAhead) {
        // all of its clocks, else its waits would be off by as much
        return Map.of("LD_PRELOAD", library.toString(), "FAKETIME", "%+dd".formatted(daysAhead));
    }

    private static Optional<Path> library() throws IOException {
        for (final String parent : new String[] {"/usr/lib", "/usr/local/lib"}) {
            if (Files.isDirectory(Path.of(parent))) {
                try (Stream<Path> files = Files.find(
                        Path.of(parent), 3, (path, attributes) -> path.endsWith("faketime/libfaketime.so.1"))) {
                    final Optional<Path> found = files.findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
