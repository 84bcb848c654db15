package io.tiercel.engine.console;

import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.format.FeedFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tiercel data check}: a file against what it carries inside. */
@Command(
        name = "check",
        description = {
            "Read the files of one feed to their end, build the books, and compare them with what the feed says about them.",
            "Compared are checksums, best prices at the same update, order book rows, executions at the best price."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit: 0 = the feed agrees with its books; 1 = a checksum or a reference does not, a book that was whole is"
                    + " stale at the end, or nothing came to make a book of; 2 = a file is damaged: file, place and what"
                    + " was expected are told.",
            "",
            "Example: tiercel data check SSE_orders.csv.gz SSE_trades.csv.gz --json"
        })
final class DataCheckCommand implements Callable<Integer> {
    @Mixin
    private FeedFiles feed;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        final Console console = output.console();
        final FeedFormat format = feed.format();
        final CheckReport report;
        try (Progress progress = console.progress("check")) {
            report = new FeedCheck(format, System::nanoTime).run(feed.files(), feed.options(), progress::share);
        }
        CheckOutput.tell(console, report);
        return report.isOk() ? Main.DONE : Main.FOUND;
    }
}
