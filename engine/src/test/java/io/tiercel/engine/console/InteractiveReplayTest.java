package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A replay led by a pipe. */
@Timeout(60)
class InteractiveReplayTest {
    @TempDir
    static Path folder;

    private static Path journal;

    @BeforeAll
    static void run() {
        journal = folder.resolve("journal");
        new SessionRunner(TestConfiguration.with(), new SimulatedSource(9, 2_000), journal).run();
    }

    @Test
    void shouldObeyWordAfterWord() {
        final CommandRun run = replay("where", "step", "step 9", "seek 1000", "seek 10", "wait", "quit", "where");

        assertEquals(Main.DONE, run.status(), () -> "" + run.errors());
        final List<String> places = run.out().stream()
                .filter(line -> line.startsWith("at input ") || line.startsWith("before "))
                .map(line -> line.replaceFirst(",.*", ""))
                .toList();
        assertEquals(
                List.of(
                        "before the first input",
                        "at input 1",
                        "at input 10",
                        "at input 1000",
                        "at input 10",
                        "at input 10"),
                places);
    }

    @Test
    void shouldShowABookAsItStandsAtThePlace() {
        final CommandRun run = replay("seek 1500", "book TIER 2", "book TIER 2", "seek 20", "seek 1500", "book TIER 2");

        final List<String> books = run.out().stream()
                .filter(line -> line.startsWith("1  ") || line.startsWith("2  "))
                .toList();
        assertEquals(6, books.size(), () -> "" + run.out());
        assertEquals(books.subList(0, 2), books.subList(2, 4), "looking changes nothing");
        assertEquals(books.subList(0, 2), books.subList(4, 6), "the same place has the same book, from behind too");
        assertTrue(books.getFirst().matches("1 +\\d+ +\\d+\\.\\d+ +\\d+\\.\\d+ +\\d+ *"), books::getFirst);
    }

    @Test
    void shouldRunToTheEndWhenTheWordsEndAndItRuns() {
        final CommandRun run = replay("go");

        assertEquals(Main.DONE, run.status());
        assertTrue(run.out().stream().anyMatch(line -> line.matches("events +2,\\d+")), () -> "" + run.out());
    }

    @Test
    void shouldComplainOfWordsItDoesNotKnowAndGoOn() {
        final CommandRun run = replay("jump", "step none", "seek yesterday", "book", "book NONE", "speed 0", "step 3");

        assertEquals(Main.DONE, run.status());
        assertEquals(6, run.errors().size(), () -> "" + run.errors());
        assertTrue(
                run.errors().getFirst().startsWith("unknown: jump; known: go"),
                run.errors().getFirst());
        assertTrue(
                run.out().contains(run.out().getFirst()) && run.out().getFirst().startsWith("at input 3,"));
    }

    @Test
    void shouldNotVerifyWhileItIsLed() {
        final CommandRun run = CommandRun.of("replay", journal, "--interactive", "--verify");

        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(1, run.errors().size());
    }

    private static CommandRun replay(final String... words) {
        final InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(String.join("\n", words).getBytes(StandardCharsets.UTF_8)));
            return CommandRun.of("replay", journal, "--interactive");
        } finally {
            System.setIn(before);
        }
    }
}
