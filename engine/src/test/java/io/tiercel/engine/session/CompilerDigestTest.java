package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same digest whoever runs the byte code: interpreter, either compiler, any width of vectors. Model included. */
class CompilerDigestTest {
    private static final long SEED = 3;

    @TempDir
    Path folder;

    /** The other JVM only interprets, or compiles with C2 alone; this one does both and C1. */
    @ParameterizedTest
    @CsvSource({"1, -Xint", "2, -Xint", "3, -Xint", "3, -XX:-TieredCompilation"})
    void shouldMakeTheSameDigestInTheInterpreterAndInC2(final long seed, final String flag) throws Exception {
        final int events = 2_500;

        final String here = DigestProcess.digest(folder.resolve("here"), seed, events);

        assertEquals(here, DigestProcess.digest(folder, seed, events, flag), flag + ", seed " + seed);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xint",
                "-XX:TieredStopAtLevel=1",
                "-XX:-TieredCompilation",
                "-XX:MaxVectorSize=16",
                "-XX:MaxVectorSize=32",
                "-XX:MaxVectorSize=64"
            })
    void shouldMakeTheSameDigestWithEveryCompiler(final String flag) throws Exception {
        final int events = 40_000;

        final String here = DigestProcess.digest(folder.resolve("here"), SEED, events);

        assertTrue(here.length() > 8, here);
        assertEquals(here, DigestProcess.digest(folder, SEED, events, flag), flag);
    }
}
