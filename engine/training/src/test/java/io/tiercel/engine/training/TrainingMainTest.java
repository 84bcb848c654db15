package io.tiercel.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.strategy.model.ModelFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainingMainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shouldFitATerminalAndShowAnExampleInEveryHelp() {
        final CommandLine models = TrainingMain.commandLine().getSubcommands().get("models");
        for (final CommandLine command : List.of(models, models.getSubcommands().get("train"))) {
            final String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
            assertTrue(help.contains("Example"), help);
        }
    }

    @Test
    void shouldWriteModelAndCardAndOneJsonObject() {
        assertEquals(
                0,
                run(
                        "models",
                        "train",
                        "--seed",
                        "3",
                        "--events",
                        "20000",
                        "--training-days",
                        "1",
                        "--evaluation-days",
                        "1",
                        "--hidden-pairs",
                        "2",
                        "--epochs",
                        "2",
                        "--json",
                        "--out",
                        folder.toString()));

        final ModelFile written =
                ModelFile.load(folder.resolve("next-move.onnx").toString());
        assertEquals(1, out.toString().lines().count());
        assertTrue(out.toString().contains("\"sha256\":\"" + written.card().sha256() + "\""), out.toString());
        assertEquals(
                "./tiercel models train --seed 3 --events 20000 --training-days 1 --evaluation-days 1 --hidden-pairs 2 --epochs 2",
                written.card().command());
        assertEquals("", err.toString());
    }

    @Test
    void shouldTellRangesInOneLine() {
        assertEquals(2, run("models", "train", "--events", "5", "--out", folder.toString()));

        assertEquals("tiercel: --events = 5, expected 10000 to 1000000000\n", err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void shouldTellThatTheFolderCannotBeWrittenTo() throws Exception {
        final Path file = Files.writeString(folder.resolve("occupied"), "x");

        assertEquals(
                2,
                run(
                        "models",
                        "train",
                        "--events",
                        "20000",
                        "--training-days",
                        "1",
                        "--evaluation-days",
                        "1",
                        "--hidden-pairs",
                        "1",
                        "--epochs",
                        "1",
                        "--json",
                        "--out",
                        file.toString()));

        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("tiercel: --out = " + file + " cannot be written to: "), err.toString());
    }

    @Test
    void shouldTellWhatIsMissing() {
        assertEquals(2, run("models", "train"));
        assertEquals(2, run("models"));

        assertEquals("""
                tiercel: Missing required option: '--out=DIR'; see tiercel models train --help
                tiercel: a command is missing, expected train; see tiercel models --help
                """, err.toString());
    }

    @Test
    void shouldShowAnExampleInItsHelp() {
        assertEquals(0, run("models", "train", "--help"));

        assertTrue(out.toString().contains("tiercel models train --out models"), out.toString());
    }

    private int run(final String... arguments) {
        final CommandLine command = TrainingMain.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
