package io.tiercel.engine.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tiercel factors}: the catalogue, and research on factors without a session. */
@Command(
        name = "factors",
        description =
                "Look at factors without a session: which there are, their values over a recorded feed, and what they foretell over a panel of prices.",
        mixinStandardHelpOptions = true,
        subcommands = {
            FactorsListCommand.class,
            FactorsComputeCommand.class,
            FactorsEvalCommand.class,
            FactorsEvalFeedCommand.class
        },
        footer = {
            "",
            "Example: tiercel factors list --family A",
            "Example: tiercel factors compute esh4.mbo.dbn.zst --out es.parquet",
            "Example: tiercel factors eval --prices closes.csv --factor mom20 --out eval"
        })
final class FactorsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "no command given, expected one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
