package io.tiercel.engine.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One command of the command line, run in this process.
 *
 * @param status   exit status.
 * @param out      lines on standard output.
 * @param errors   lines on standard error.
 */
record CommandRun(int status, List<String> out, List<String> errors) {
    static CommandRun of(final Object... arguments) {
        final PrintStream out = System.out;
        final PrintStream err = System.err;
        final ByteArrayOutputStream newOut = new ByteArrayOutputStream();
        final ByteArrayOutputStream newErr = new ByteArrayOutputStream();
        final String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        try {
            System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
            final int status = Main.execute(words);
            return new CommandRun(status, lines(newOut), lines(newErr));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The last line of standard output as JSON. */
    JsonNode json() {
        return JsonMapper.shared().readTree(out.getLast());
    }

    private static List<String> lines(final ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
