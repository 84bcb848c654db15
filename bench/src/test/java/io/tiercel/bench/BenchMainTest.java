package io.tiercel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchMainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "book",
                "factors",
                "expressions",
                "ring",
                "journal",
                "inference",
                "pipeline",
                "replay",
                "backtest",
                "kernels",
                "latency",
                "durability",
                "stalls",
                "factor-costs",
                "all"
            })
    void shouldListAndExplainEveryStage(final String stage) {
        assertEquals(BenchMain.DONE, execute("list"));
        assertTrue(out.toString().lines().anyMatch(line -> line.startsWith(stage + " ")), out.toString());

        assertEquals(BenchMain.DONE, execute(stage, "--help"));
        assertTrue(out.toString().contains("tiercel bench " + stage), out.toString());
        assertTrue(out.toString().contains("Examples:"), out.toString());
    }

    @Test
    void shouldFitATerminalAndShowAnExampleInEveryHelp() {
        final CommandLine bench = BenchMain.commandLine();
        final List<CommandLine> commands =
                new ArrayList<>(bench.getSubcommands().values());
        commands.add(bench);
        for (final CommandLine command : commands) {
            final String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
            assertTrue(help.contains("Example"), help);
            for (final String text : command.getCommandSpec().usageMessage().footer()) {
                assertTrue(text.length() < 80 || text.endsWith("."), () -> "cannot be pasted: " + text);
            }
        }
    }

    @Test
    void shouldListWithoutACommand() {
        assertEquals(BenchMain.DONE, execute());
        assertTrue(out.toString().contains("pipeline"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bok",
                "latency --rate 0",
                "latency --rates abc",
                "latency --rates 1,1",
                "latency --durability MAYBE",
                "latency --modes SHARED,PRIVATE",
                "book --forks 0",
                "factor-costs --rounds 0",
                "durability --rounds 0",
                "stalls --seconds 0",
                "kernels --rounds 0",
                "kernels --kernels rv",
                "latency --wait SLEEPING"
            })
    void shouldRefuseInOneLineWhenArgumentsAreUnusable(final String arguments) {
        assertEquals(BenchMain.UNUSABLE, execute(arguments.split(" ")));

        assertTrue(err.toString().startsWith("tiercel: "), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    private int execute(final String... arguments) {
        final CommandLine command = BenchMain.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
