package io.tiercel.engine.console;

import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.session.UnrecordedException;
import io.tiercel.journal.JournalException;
import io.tiercel.marketdata.input.BadInputException;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry of the command line. */
@Command(
        name = "tiercel",
        description = "Event-driven, low-latency trading engine.",
        mixinStandardHelpOptions = true,
        version = "tiercel 0.1.0",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            DataCommand.class,
            FactorsCommand.class,
            JournalCommand.class,
            OperatorCommandCommand.class,
            StatCommand.class,
            ScenariosCommand.class,
            BacktestCommand.class,
            MetricsCommand.class
        },
        footer = {
            "",
            "Also: tiercel bench, tiercel models, tiercel test (see each with --help).",
            "",
            "Exit: 0 = done; 1 = found what it checks for, such as a divergence; 2 = unusable input or arguments; 3 = the"
                    + " engine stopped itself; 130, 143 = ended by an interrupt or a termination signal, with journal and"
                    + " summary whole.",
            "",
            "Example: tiercel demo --seed 7"
        })
public final class Main implements Callable<Integer> {
    /** Exit status: done. */
    public static final int DONE = 0;

    /** Exit status: the check found what it checks for. */
    public static final int FOUND = 1;

    /** Exit status: unusable input or arguments. */
    public static final int UNUSABLE = 2;

    /** Exit status: the engine stopped itself. */
    public static final int STOPPED = 3;

    /** What a formula's message has below its first line, which tells the place too: the formula and a caret. */
    private static final Pattern DRAWN_PLACE = Pattern.compile("\\n[^\\n]*\\n *\\^$");

    @Spec
    private CommandSpec spec;

    private Main() {}

    /**
     * @param arguments of the command line.
     */
    public static void main(final String[] arguments) {
        System.exit(execute(arguments));
    }

    static Set<String> commandNames() {
        return commandLine().getSubcommands().keySet();
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    static int execute(final String... arguments) {
        final CommandLine command = commandLine()
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::onWrongArguments)
                .setExecutionExceptionHandler((thrown, failed, parsed) -> onFailure(thrown, failed.getErr()));
        try {
            return command.execute(arguments);
        } catch (final Error thrown) {
            // not handed to the handlers; uncaught it would end with the status of a divergence
            return onFailure(thrown, command.getErr());
        }
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return UNUSABLE;
    }

    private static int onWrongArguments(final ParameterException wrong, final String[] arguments) {
        final CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println("tiercel: " + oneLine(wrong.getMessage()) + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return UNUSABLE;
    }

    static int onFailure(final Throwable thrown, final PrintWriter err) {
        final Throwable told =
                thrown instanceof EngineStoppedException && isUnusable(thrown.getCause()) ? thrown.getCause() : thrown;
        if (isUnusable(told)) {
            err.println("tiercel: " + oneLine(told.getMessage()));
            tellUnrecorded(thrown, err);
            return UNUSABLE;
        }
        err.println("tiercel: " + oneLine(String.valueOf(told.getMessage())));
        tellUnrecorded(thrown, err);
        told.printStackTrace(err);
        return STOPPED;
    }

    private static void tellUnrecorded(final Throwable thrown, final PrintWriter err) {
        for (final Throwable suppressed : thrown.getSuppressed()) {
            if (suppressed instanceof UnrecordedException) {
                err.println("tiercel: " + oneLine(suppressed.getMessage()));
            }
        }
    }

    private static boolean isUnusable(final Throwable thrown) {
        return thrown instanceof BadInputException || thrown instanceof JournalException;
    }

    private static String oneLine(final String message) {
        return DRAWN_PLACE.matcher(message).replaceFirst("").replace('\n', ' ').replace("\r", "");
    }
}
