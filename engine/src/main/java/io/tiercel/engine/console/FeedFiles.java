package io.tiercel.engine.console;

import io.tiercel.engine.conversion.StoredFormat;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Files of one feed and what a person says of them; a mixin of the {@code data} commands. */
final class FeedFiles {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Files of one feed together, such as orders and trades, or a snapshot and its differences; or a folder that"
                            + " 'data convert' wrote.")
    private List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = FeedFormats.AUTO,
            description = "One of those that 'data formats' lists; by default told from name and content.")
    private String format;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "Day of stamps that count from midnight, where the file's name does not tell it.")
    private String date;

    @Option(names = "--symbol", description = "Of a file of one instrument that does not name it.")
    private String symbol;

    List<Path> files() {
        return files;
    }

    FeedFormat format() {
        return StoredFormat.choose(format, files);
    }

    /** Whether nobody said which format it is. */
    boolean isFormatOpen() {
        return format.equals(FeedFormats.AUTO);
    }

    FeedOptions options() {
        return new FeedOptions(Optional.ofNullable(date).map(this::day), Optional.ofNullable(symbol));
    }

    private TradingDay day(final String text) {
        try {
            return new TradingDay(LocalDate.parse(text));
        } catch (final DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--date '" + text + "', expected a day such as 2012-06-21", e);
        }
    }
}
