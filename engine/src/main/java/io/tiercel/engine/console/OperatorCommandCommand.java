package io.tiercel.engine.console;

import io.tiercel.engine.operator.CommandFile;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tiercel command}: an operator's word to a running engine. */
@Command(
        name = "command",
        description = "Send a command to a running engine. It enters the journal as an input.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "kill trips the kill switch: every open order is canceled, new ones are refused until reset.",
            "reset arms it again; refused by the engine while orders are open or the cause persists.",
            "",
            "Example: tiercel command runs/seven kill --reason \"looks wrong\""
        })
final class OperatorCommandCommand implements Callable<Integer> {
    private enum Action {
        KILL,
        RESET
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "Journal folder of the running engine.")
    private Path run;

    @Parameters(index = "1", paramLabel = "ACTION", description = "kill or reset.")
    private Action action;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; up to 64 ASCII characters.")
    private String reason;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean isJson;

    @Override
    public Integer call() {
        if (JournalDirectory.isPresent(run) && !JournalDirectory.isBeingWritten(run)) {
            throw new BadInputException(
                    run + ": no engine is running here, expected the journal folder of one that runs");
        }
        try (CommandFile file = CommandFile.open(run)) {
            file.send(action == Action.KILL ? OperatorAction.KILL : OperatorAction.RESET, reason);
        }
        final Console console = new Console(spec, isJson);
        console.line("sent " + action.name().toLowerCase(java.util.Locale.ROOT) + " to " + run);
        console.json(tools.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("sent", action.name())
                .put("run", run.toString()));
        return Main.DONE;
    }
}
