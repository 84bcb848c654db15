package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same inputs, same bits: in the interpreter, under either compiler, with vectors of any width. */
class FactorDeterminismTest {
    @Test
    void shouldGiveTheSameBitsWhenInterpreted() throws Exception {
        assertEquals(Long.toHexString(FactorDigestProbe.digest(1, 1_500)), digestOf(1_500, "-Xint"));
        assertNotEquals(FactorDigestProbe.digest(1, 1_500), FactorDigestProbe.digest(2, 1_500));
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(
            strings = {
                "-Xint",
                "-XX:TieredStopAtLevel=1",
                "-XX:-TieredCompilation",
                "-XX:MaxVectorSize=16",
                "-XX:MaxVectorSize=32",
                "-XX:MaxVectorSize=64",
                "-XX:UseAVX=0",
                "-XX:-UseFMA"
            })
    void shouldGiveTheSameBitsWhenCompiledInAnyWay(final String option) throws Exception {
        assertEquals(Long.toHexString(FactorDigestProbe.digest(1, 60_000)), digestOf(60_000, option));
    }

    private static String digestOf(final int events, final String option) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(option);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(FactorDigestProbe.class.getName());
        command.add("1");
        command.add(String.valueOf(events));
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", command));
        return output.strip();
    }
}
