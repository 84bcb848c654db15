package io.tiercel.engine.training;

import io.tiercel.marketdata.input.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Entry of the commands that need the training class path; the launcher starts it for {@code ./tiercel models ...}. Cold.
 * <p>
 * Exit status: 0 done, 2 unusable input or arguments, told in one line on standard error.
 */
@Command(
        name = "tiercel",
        subcommands = ModelsCommand.class,
        description = "Commands that need the training class path.")
public final class TrainingMain implements Runnable {
    private static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec;

    private TrainingMain() {}

    /**
     * @param arguments of the command line, {@code models} first.
     */
    public static void main(final String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new TrainingMain())
                .setParameterExceptionHandler((wrong, arguments) -> {
                    wrong.getCommandLine()
                            .getErr()
                            .println("tiercel: " + wrong.getMessage() + "; see "
                                    + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
                    return UNUSABLE;
                })
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    if (thrown instanceof BadInputException) {
                        command.getErr().println("tiercel: " + thrown.getMessage());
                        return UNUSABLE;
                    }
                    throw thrown;
                });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, expected models");
    }
}
