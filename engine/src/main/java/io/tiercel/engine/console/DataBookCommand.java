package io.tiercel.engine.console;

import io.tiercel.marketdata.check.BookRows;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.instrument.Instrument;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code tiercel data book}: the book after every message, in LOBSTER layout. */
@Command(
        name = "book",
        description =
                "Write an instrument's best levels after each of its messages, in the layout of a LOBSTER order book file.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A row has ask price, ask size, bid price, bid size of level 1, then of level 2, and so on; prices in 10^-scale"
                    + " of the instrument; 9999999999 and -9999999999 with size 0 where there is no level.",
            "",
            "The file is written beside FILE and renamed at the end; an interrupt leaves nothing.",
            "",
            "Example:",
            "  tiercel data book --levels 10 --out book.csv \\",
            "      AAPL_2012-06-21_34200000_57600000_message_50.csv.gz"
        })
final class DataBookCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedFiles feed;

    @Option(names = "--levels", paramLabel = "N", defaultValue = "10", description = "Levels a side, 1 to 10.")
    private int levels;

    @Option(names = "--instrument", paramLabel = "SYMBOL", description = "Default: the first that the feed names.")
    private String symbol;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write; must not exist.")
    private Path out;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        if (levels < 1 || levels > BookRows.MAX_LEVELS) {
            throw new ParameterException(
                    spec.commandLine(), "--levels " + levels + ", expected 1 to " + BookRows.MAX_LEVELS);
        }
        final Console console = output.console();
        final FeedFormat format = feed.format();
        try (BookRows rows = new BookRows(out, levels, Optional.ofNullable(symbol));
                StopOnSignal _ = new StopOnSignal(rows::stop)) {
            final Instrument instrument;
            try (Progress progress = console.progress("book")) {
                instrument = rows.write(format, feed.files(), feed.options(), progress::share);
            } catch (final CancellationException interrupted) {
                console.complain("tiercel: " + interrupted.getMessage());
                return Main.UNUSABLE;
            }
            tell(console, rows.rows(), instrument);
        }
        return Main.DONE;
    }

    private void tell(final Console console, final long rows, final Instrument instrument) {
        console.line(String.format(
                Locale.ROOT,
                "%,d rows of %s written to %s, prices in 10^-%d, sizes in 10^-%d",
                rows,
                instrument.symbol(),
                out,
                instrument.priceScale(),
                instrument.qtyScale()));
        console.json(JsonMapper.shared()
                .createObjectNode()
                .put("rows", rows)
                .put("symbol", instrument.symbol())
                .put("priceScale", instrument.priceScale())
                .put("qtyScale", instrument.qtyScale())
                .put("file", out.toString()));
    }
}
