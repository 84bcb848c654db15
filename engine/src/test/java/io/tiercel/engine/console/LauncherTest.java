package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's search for a JDK. */
class LauncherTest {
    private static final Path BASH = Path.of("/bin/bash");
    private static final Path LAUNCHER =
            Path.of(System.getProperty("tiercel.root", "..")).resolve("tiercel").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeEach
    void needsBash() {
        assumeTrue(Files.isExecutable(BASH), "skipped: no " + BASH);
    }

    @Test
    void shouldSayWhatToInstallWhenThereIsNoJdk() throws Exception {
        final Answer answer =
                run(withoutUsualFolders(), folder.resolve("no-jdk").toString(), "demo");

        assertEquals(
                List.of(
                        "tiercel: no JDK 25 or newer found in JAVA_HOME, on the PATH or in the usual folders; install one, for"
                                + " example Eclipse Temurin 25"),
                answer.errors);
        assertEquals(Main.UNUSABLE, answer.status);
        assertEquals(List.of(), answer.out);
    }

    @Test
    void shouldPassOverAJdkThatIsTooOld() throws Exception {
        final Path bin = Files.createDirectories(folder.resolve("jdk-21").resolve("bin"));
        for (final String tool : List.of("java", "javac")) {
            Files.writeString(bin.resolve(tool), "#!/bin/sh\necho 'openjdk version \"21.0.2\" 2024-01-16' >&2\n");
            assertTrue(bin.resolve(tool).toFile().setExecutable(true));
        }

        final Answer answer = run(withoutUsualFolders(), bin.getParent().toString(), "demo");

        assertEquals(Main.UNUSABLE, answer.status, answer.out.toString());
        assertEquals(1, answer.errors.size(), answer.errors.toString());
    }

    @Test
    void shouldFindTheJdkOfJavaHomeWithoutAPath() throws Exception {
        final String home = System.getProperty("java.home");

        final Answer answer = run(LAUNCHER, home, "jdk");

        assertEquals(List.of(home), answer.out, answer.errors.toString());
        assertEquals(Main.DONE, answer.status);
    }

    /** The launcher as it is, but for the folders that this machine's JDKs lie in. */
    private Path withoutUsualFolders() throws IOException {
        String text = Files.readString(LAUNCHER);
        for (final String usual : List.of("/usr/lib/jvm/", "/opt/java/", "/opt/jdk", "/Library/Java/")) {
            assertTrue(text.contains(usual), "the launcher does not look into " + usual);
            text = text.replace(usual, folder.resolve("nothing") + "/");
        }
        return Files.writeString(folder.resolve("tiercel"), text);
    }

    private Answer run(final Path launcher, final String javaHome, final String command) throws Exception {
        final Path out = folder.resolve("out");
        final Path err = folder.resolve("err");
        final ProcessBuilder builder = new ProcessBuilder(BASH.toString(), launcher.toString(), command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", "", "JAVA_HOME", javaHome, "HOME", folder.toString(), "LC_ALL", "C"));
        final int status = builder.start().waitFor();
        return new Answer(
                status,
                Files.readAllLines(out, StandardCharsets.UTF_8),
                Files.readAllLines(err, StandardCharsets.UTF_8));
    }

    private record Answer(int status, List<String> out, List<String> errors) {}
}
