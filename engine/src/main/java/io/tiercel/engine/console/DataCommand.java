package io.tiercel.engine.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tiercel data}: market data without a session. */
@Command(
        name = "data",
        description = {
            "Look at market data without a session: check files against what they carry inside, write books, convert, follow"
                    + " a live feed, publish a feed for another process."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            DataCheckCommand.class,
            DataBookCommand.class,
            DataConvertCommand.class,
            DataFormatsCommand.class,
            DataLiveCommand.class,
            DataPublishCommand.class
        },
        footer = {"", "Example: tiercel data check KRAKEN.ws.50.0.gz"})
final class DataCommand implements Callable<Integer> {
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
