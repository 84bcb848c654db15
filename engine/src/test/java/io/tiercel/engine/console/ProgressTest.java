package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bar on a terminal, and nothing of it where the output goes to a file. */
class ProgressTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void shouldShowABarOnATerminalOnly() throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT), "skipped: no " + SCRIPT + ", which makes a terminal");
        final Object[] arguments = {"run", "--events", 20_000, "--model", "none", "--journal", folder.resolve("a")};
        final String command = EngineProcess.command(arguments).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        final Path typescript = folder.resolve("typescript");

        final Process terminal = new ProcessBuilder(SCRIPT.toString(), "-qec", command, typescript.toString())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("screen").toFile())
                .redirectErrorStream(true)
                .start();

        final String screen;
        try {
            assertEquals(0, terminal.waitFor());
        } finally {
            terminal.destroyForcibly();
            screen = Files.readString(typescript);
        }
        assertTrue(screen.contains("run ") && screen.contains("%"), screen);
        assertTrue(screen.contains("digest"), screen);
        arguments[6] = folder.resolve("b");
        try (EngineProcess file = new EngineProcess(folder, List.of(), arguments)) {
            assertEquals(Main.DONE, file.exitStatus());
            assertEquals(List.of(), file.errors());
            assertFalse(
                    file.out().stream().anyMatch(line -> line.contains("%")),
                    file.out().toString());
        }
    }
}
