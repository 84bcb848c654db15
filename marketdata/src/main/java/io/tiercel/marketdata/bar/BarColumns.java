package io.tiercel.marketdata.bar;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextColumns;
import java.util.List;
import java.util.Locale;

/** Which column of a table of bars holds what, by the names in its header. Immutable. */
final class BarColumns {
    private static final List<String> TIMES =
            List.of("date", "datetime", "time", "timestamp", "timestamp_utc", "datetime_utc", "time_utc");

    final int time;
    final boolean isUtc;
    final int symbol;
    final int open;
    final int high;
    final int low;
    final int close;
    final int volume;

    BarColumns(final TextColumns header) {
        final String timeName = TIMES.stream()
                .filter(name -> header.find(name) != TextColumns.NO_COLUMN)
                .findFirst()
                .orElseThrow(() -> new BadInputException(header.name()
                        + ": line 1: no column of the time, expected one of " + String.join(", ", TIMES)));
        time = header.find(timeName);
        isUtc = timeName.endsWith("utc");
        symbol = header.find("symbol");
        open = header.find("open");
        high = header.find("high");
        low = header.find("low");
        close = header.require("close");
        volume = header.find("volume");
    }

    /** True for a header that names a time and a close. */
    static boolean isHeader(final String line) {
        final List<String> names = List.of(line.toLowerCase(Locale.ROOT)
                .replace("\"", "")
                .replace("\u00ef\u00bb\u00bf", "")
                .split("\\s*,\\s*", -1));
        return names.contains("close") && TIMES.stream().anyMatch(names::contains);
    }

    /** Columns of prices, and of volume. */
    int[][] scaled() {
        return new int[][] {{open, high, low, close}, {volume}};
    }
}
