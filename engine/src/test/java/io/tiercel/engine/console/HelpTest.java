package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Every help text fits a terminal, and every command shows how it is used. */
class HelpTest {
    private static final int WIDTH = 80;

    /** An example that goes on in the next line says so to the shell. */
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^(?:Example: |  )tiercel .*(?:\\\\\\n .*)*$");

    static List<CommandLine> commands() {
        final List<CommandLine> commands = new ArrayList<>();
        add(Main.commandLine(), commands);
        return commands;
    }

    private static void add(final CommandLine command, final List<CommandLine> commands) {
        commands.add(command);
        command.getSubcommands().values().forEach(below -> add(below, commands));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldFitATerminalAndShowAnExample(final CommandLine command) {
        final String name = command.getCommandSpec().qualifiedName();
        final String help = command.getUsageMessage(Ansi.OFF);

        help.lines().forEach(line -> assertTrue(line.length() <= WIDTH, () -> name + ": " + line));
        assertTrue(EXAMPLE.matcher(help).find(), help);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldBreakNoLineByHand(final CommandLine command) {
        final var usage = command.getCommandSpec().usageMessage();

        for (final String text : usage.description()) {
            assertTrue(text.endsWith("."), () -> "a sentence goes on in another paragraph: " + text);
        }
        for (final String text : usage.footer()) {
            if (text.startsWith("  ") || text.startsWith("Example")) {
                assertTrue(text.length() < WIDTH, () -> "cannot be pasted: " + text);
            } else {
                assertTrue(text.isEmpty() || text.endsWith("."), () -> "broken by hand: " + text);
            }
        }
    }

    @Test
    void shouldKnowCommandsOfEveryDepth() {
        assertEquals(30, commands().size());
        assertTrue(commands().stream()
                .anyMatch(command -> command.getCommandSpec().qualifiedName().equals("tiercel data book")));
    }
}
