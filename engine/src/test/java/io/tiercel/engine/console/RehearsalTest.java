package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the launcher runs after a build so that later starts are faster. */
class RehearsalTest {
    @Test
    void shouldRunAndReplayASessionAndLeaveNothing() throws IOException {
        final List<Path> before = leftOvers();

        assertEquals(Main.DONE, Rehearsal.run());

        assertEquals(before, leftOvers());
    }

    private static List<Path> leftOvers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("tiercel-rehearsal"))
                    .sorted()
                    .toList();
        }
    }
}
