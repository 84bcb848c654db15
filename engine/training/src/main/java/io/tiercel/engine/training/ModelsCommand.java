package io.tiercel.engine.training;

import io.tiercel.marketdata.input.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./tiercel models ...}: makes models. Cold. Exit status: 0 done, 2 unusable input or arguments. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        subcommands = TrainCommand.class,
        description = "Makes the models that the engine runs.")
public final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, expected train (see models --help)");
    }

    /**
     * @return the command with this project's way to tell of bad input: one line on standard error, exit status 2.
     */
    public static CommandLine commandLine() {
        return new CommandLine(new ModelsCommand())
                .setParameterExceptionHandler((exception, arguments) -> {
                    exception.getCommandLine().getErr().println("tiercel: " + exception.getMessage());
                    return 2;
                })
                .setExecutionExceptionHandler((exception, command, result) -> {
                    if (exception instanceof BadInputException) {
                        command.getErr().println("tiercel: " + exception.getMessage());
                        return 2;
                    }
                    throw exception;
                });
    }

    /**
     * @param arguments behind {@code models}.
     */
    public static void main(final String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
