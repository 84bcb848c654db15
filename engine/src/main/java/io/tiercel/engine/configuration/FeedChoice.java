package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;

/**
 * One feed of a backtest. A key that is not given has the value in brackets.
 *
 * @param format {@code sim}; {@code journal}, of a session; or one of those that {@code data formats} lists [{@code auto}: by name and content].
 * @param files  of the feed together, relative to the folder of data; none for {@code sim} [none].
 * @param symbol of a file of one instrument that does not name it; of several, the only one traded [empty: the file's].
 * @param date   of stamps that count from midnight, where the file's name does not tell it [empty].
 * @param seed   {@code sim}: the same seed gives the same day [1].
 * @param events {@code sim}: messages of order flow of a day, 1 or more [1000000].
 * @param days   {@code sim}: trading days one behind the other, each with a seed one higher, 1 to 1000 [1].
 */
public record FeedChoice(
        String format, List<String> files, String symbol, String date, long seed, long events, int days) {
    /** The simulated exchange. */
    public static final String SIMULATED = "sim";

    /** A session's journal. */
    public static final String JOURNAL = "journal";

    /**
     * @throws BadInputException naming key, value and what is expected.
     */
    public FeedChoice {
        files = List.copyOf(files);
        if (format.equals(SIMULATED) != files.isEmpty()) {
            throw new BadInputException("feeds: format " + format + " with " + files.size() + " files, expected "
                    + (files.isEmpty() ? "at least one" : "none: the simulated exchange reads no file"));
        }
        if (format.equals(JOURNAL) && files.size() != 1) {
            throw new BadInputException("feeds: " + files.size() + " journals in one feed, expected a feed for each");
        }
        if (events < 1) {
            throw new BadInputException("feeds: events = " + events + ", expected 1 or more");
        }
        if (days < 1 || days > 1000) {
            throw new BadInputException("feeds: days = " + days + ", expected 1 to 1000");
        }
    }
}
