package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.operator.CommandFile;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word of the operator reaches an engine or is refused: it is never taken and lost. */
class LostCommandTest {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseACommandToAnEngineThatWasKilled() {
        final Path journal = folder.resolve("journal");
        new SessionRunner(TestConfiguration.with(), new SimulatedSource(1, 1_000), journal).run();
        // as a SIGKILL leaves it
        CommandFile.create(journal).close();

        final CommandRun run = CommandRun.of("command", journal, "kill", "--reason", "looks wrong");

        assertEquals(2, run.status());
        assertTrue(
                run.errors().toString().contains("no engine is running here"),
                run.errors().toString());
    }

    @Test
    void shouldNotHearWhatWasSaidToTheEngineBefore() throws Exception {
        final Path journal = folder.resolve("journal");
        new SessionRunner(TestConfiguration.with(), new SimulatedSource(1, 1_000), journal).run();
        try (CommandFile left = CommandFile.create(journal)) {
            left.send(OperatorAction.KILL, "too late");
        }

        final boolean isTripped = new SessionRunner(TestConfiguration.with(), new SimulatedSource(1, 1_000), journal)
                .resume(line -> {})
                .run()
                .isTripped();

        assertFalse(isTripped);
        assertFalse(Files.exists(journal.resolve(CommandFile.NAME)));
    }
}
