package io.tiercel.engine.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tiercel factors}: the catalogue. */
@Command(
        name = "factors",
        description = "Look at the catalogue of factors.",
        mixinStandardHelpOptions = true,
        subcommands = FactorsListCommand.class,
        footer = {"", "Example: tiercel factors list --family A"})
final class FactorsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "no command given, expected list");
    }
}
