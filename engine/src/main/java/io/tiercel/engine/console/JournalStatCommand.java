package io.tiercel.engine.console;

import io.tiercel.engine.inspection.InspectedJournal;
import io.tiercel.engine.inspection.JournalStatistics;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tiercel journal stat}: figures of a journal. */
@Command(
        name = "stat",
        description =
                "Tell sequences, time span, sizes and segments of a journal, its records by type, source and instrument, and"
                        + " their rate over time.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = told; 2 = there is no journal, or it is damaged: 'tiercel journal verify' says more.",
            "",
            "Example: tiercel journal stat runs/seven --json"
        })
final class JournalStatCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "JOURNAL", description = "Folder of the journal.")
    private Path folder;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        try (InspectedJournal journal = new InspectedJournal(folder)) {
            final JournalStatistics statistics;
            try (Progress progress = console.progress("stat")) {
                statistics = JournalStatistics.of(journal, progress::share);
            }
            new JournalStatOutput(console, journal).tell(statistics);
        }
        return Main.DONE;
    }
}
