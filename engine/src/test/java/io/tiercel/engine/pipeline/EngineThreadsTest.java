package io.tiercel.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineThreadsTest {
    private final int[] allowed = CpuAffinity.allowed();

    @BeforeEach
    void requireAffinity() {
        assumeTrue(allowed.length > 1, "skipped: the platform cannot bind threads, or has one processor");
    }

    @Test
    void shouldBindCallerAndThreadsToTheChosenProcessorsInTheirOrder() {
        final int first = allowed[allowed.length - 1];
        final int second = allowed[0];

        assertArrayEquals(
                new int[][] {{first}, {second}, {first}}, processorsOf(List.of(first, second)), "last, then first");
        assertArrayEquals(allowed, CpuAffinity.allowed(), "the caller has its processors back");
    }

    /** Two engines on one machine: each keeps to its own. */
    @Test
    void shouldKeepEveryThreadOnTheOneProcessorThatWasChosen() {
        final int only = allowed[allowed.length - 1];

        assertArrayEquals(new int[][] {{only}, {only}, {only}}, processorsOf(List.of(only)));
    }

    @Test
    void shouldTakeTheLowestWhenNoneIsChosen() {
        assertArrayEquals(
                new int[][] {{allowed[0]}, {allowed[1]}, {allowed[2 % allowed.length]}}, processorsOf(List.of()));
    }

    @Test
    void shouldNameTheProcessorsThatMayBeUsedWhenOneMayNot() {
        final BadInputException refused =
                assertThrows(BadInputException.class, () -> new EngineThreads(true, List.of(allowed[0], 1023)));

        assertEquals(
                "pipeline.processors = [" + allowed[0] + ", 1023], expected processors that this process may use: "
                        + Arrays.toString(allowed),
                refused.getMessage());
    }

    private static int[][] processorsOf(final List<Integer> chosen) {
        final int[][] seen = new int[3][];
        try (EngineThreads threads = new EngineThreads(true, chosen)) {
            threads.pinCaller();
            seen[0] = CpuAffinity.allowed();
            threads.newThread(() -> seen[1] = CpuAffinity.allowed()).start();
            threads.newThread(() -> seen[2] = CpuAffinity.allowed()).start();
        }
        return seen;
    }
}
