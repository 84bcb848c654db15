package io.tiercel.engine.training;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./tiercel models}: makes models. Cold. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        subcommands = TrainCommand.class,
        description = "Make the models that the engine runs.",
        footer = {"", "Example: tiercel models train --out models"})
final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, expected train");
    }
}
