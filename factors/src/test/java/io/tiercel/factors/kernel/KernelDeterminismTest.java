package io.tiercel.factors.kernel;

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

/** Same columns, same bits: with vectors of any width, in the interpreter, under either compiler, and without the Vector API. */
class KernelDeterminismTest {
    private static final String VECTOR_API = "--add-modules=jdk.incubator.vector";

    @Test
    void shouldGiveTheSameBitsWithoutTheVectorApi() throws Exception {
        // when: no --add-modules; best() must neither fail to link nor differ
        final String answer = answer("best", 500, 1, "-XX:TieredStopAtLevel=1");

        assertEquals("scalar " + digest(500, 1), answer);
        assertNotEquals(KernelRun.digest(Kernels.scalar(), 0, 500), KernelRun.digest(Kernels.scalar(), 1, 500));
    }

    @Test
    void shouldGiveTheSameBitsWithHalfTheLanes() throws Exception {
        assertEquals("vector " + digest(300, 1), answer("vector", 300, 1, VECTOR_API, "-XX:MaxVectorSize=32"));
    }

    @Test
    @Tag("slow")
    void shouldGiveTheSameBitsWhenInterpreted() throws Exception {
        assertEquals("vector " + digest(700, 1), answer("vector", 700, 1, VECTOR_API, "-Xint"));
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(
            strings = {
                "-XX:MaxVectorSize=16",
                "-XX:MaxVectorSize=32",
                "-XX:MaxVectorSize=64",
                "-XX:TieredStopAtLevel=1",
                "-XX:-TieredCompilation",
                "-XX:UseAVX=2",
                "-XX:-UseFMA"
            })
    void shouldGiveTheSameBitsWhenCompiledInAnyWay(final String option) throws Exception {
        assertEquals("vector " + digest(3_000, 6), answer("vector", 3_000, 6, VECTOR_API, option));
    }

    private static String digest(final int length, final int rounds) {
        long digest = 0L;
        for (int round = 0; round < rounds; round++) {
            digest = digest * 31L + KernelRun.digest(Kernels.scalar(), round, length);
        }
        return Long.toHexString(digest);
    }

    private static String answer(final String kernels, final int length, final int rounds, final String... options)
            throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelDigestProbe.class.getName()));
        command.addAll(List.of(kernels, String.valueOf(length), String.valueOf(rounds)));
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), String.join(" ", command));
        return output.strip();
    }
}
