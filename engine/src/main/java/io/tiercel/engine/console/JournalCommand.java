package io.tiercel.engine.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tiercel journal}: a journal looked at from outside. */
@Command(
        name = "journal",
        description = {
            "Look at a journal without an engine: figures, records, a check, repair, retention, Parquet, a comparison of two.",
            "Journals of sessions and those of 'data convert' alike. All but repair, prune and snapshot change nothing and may run while"
                    + " the journal is written: they read what is there so far."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            JournalStatCommand.class,
            JournalCatCommand.class,
            JournalVerifyCommand.class,
            JournalRepairCommand.class,
            JournalPruneCommand.class,
            JournalExportCommand.class,
            JournalDiffCommand.class,
            JournalSnapshotCommand.class
        },
        footer = {"", "Example: tiercel journal stat runs/seven"})
final class JournalCommand implements Callable<Integer> {
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
