package io.tiercel.factors.evaluation;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextColumns;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads panels from CSV, plain or compressed. Stateless, cold.
 * <p>
 * Three forms, told by the header, its names in any case. The first column is {@code date}, ISO 8601 (also with a time), in any order:
 * <pre>
 * date,GLD,IEF,...           one column for each asset, at most 1,023
 * date,asset,value           one row for each date and asset; also symbol for asset, and close or price for value
 * Date,Close                 one file for each asset, its name what the file's begins with: SPY_adjclose.csv
 * </pre>
 */
public final class PanelReader {
    private static final Pattern ENDING = Pattern.compile("\\.(csv|txt)(\\.(gz|zst|zip))?$");
    private static final Pattern DATE = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9:.+Z-]{1,30})?");

    /** Together they are no assets, though each alone may be one. */
    private static final List<String> COLUMNS_OF_BARS = List.of("open", "high", "low", "close");

    private final DoubleConsumer progress;
    private final SortedMap<String, Map<String, Double>> byDate = new TreeMap<>();
    private final SortedSet<String> assets = new TreeSet<>();

    private PanelReader(final DoubleConsumer progress) {
        this.progress = progress;
    }

    /**
     * Reads prices and keeps the dates that all assets have.
     *
     * @param files    of any of the forms; together one panel.
     * @param progress told the share that is read, 0 to 1.
     * @return positive prices, no NaN.
     * @throws BadInputException when a file is damaged, a price is not positive, or no two dates are in all assets.
     */
    public static Panel prices(final List<Path> files, final DoubleConsumer progress) {
        final PanelReader reader = new PanelReader(progress);
        reader.readAll(files, true);
        reader.byDate.values().removeIf(row -> row.size() < reader.assets.size());
        if (reader.byDate.size() < 2) {
            throw new BadInputException(files.getFirst() + ": " + reader.byDate.size() + " dates that all "
                    + reader.assets.size() + " assets have, expected 2 or more");
        }
        return reader.panel();
    }

    /**
     * Reads values of a factor; an empty cell or NaN has none.
     *
     * @param files    of any of the forms; together one panel.
     * @param progress told the share that is read, 0 to 1.
     * @return the values, NaN where there is none.
     * @throws BadInputException when a file is damaged or has no row.
     */
    public static Panel factor(final List<Path> files, final DoubleConsumer progress) {
        final PanelReader reader = new PanelReader(progress);
        reader.readAll(files, false);
        return reader.panel();
    }

    private void readAll(final List<Path> files, final boolean isPrice) {
        for (int i = 0; i < files.size(); i++) {
            final int file = i;
            read(files.get(i), isPrice, share -> progress.accept((file + share) / files.size()));
        }
        if (byDate.isEmpty()) {
            throw new BadInputException(files.getFirst() + ": no row, expected one for each date");
        }
    }

    private void read(final Path file, final boolean isPrice, final DoubleConsumer share) {
        try (TextColumns columns = new TextColumns(file)) {
            final List<String> header = header(file);
            columns.readHeader();
            final boolean isLong = isLong(header);
            final boolean isOne = header.size() == 2 && isValueName(header.get(1));
            long rows = 0;
            while (columns.next()) {
                final String date = date(columns);
                if (isLong) {
                    put(columns, date, columns.text(1), 2, isPrice);
                } else if (isOne) {
                    put(columns, date, symbol(file), 1, isPrice);
                } else {
                    for (int i = 1; i < header.size(); i++) {
                        put(columns, date, header.get(i), i, isPrice);
                    }
                }
                if ((++rows & 0xff) == 0) {
                    share.accept(columns.progress());
                }
            }
        }
    }

    /** The names of the columns, which must stand in one of the forms. */
    private static List<String> header(final Path file) {
        try (TextColumns columns = new TextColumns(file)) {
            if (!columns.next()) {
                throw new BadInputException(file + ": line 1: no text, expected the names of the columns");
            }
            if (!columns.text(0).equalsIgnoreCase("date") || columns.columns() < 2) {
                throw columns.bad(0, "a header: date and then assets, or date,asset,value, or date,close");
            }
            final List<String> names = new ArrayList<>();
            for (int i = 0; i < columns.columns(); i++) {
                final String name = columns.text(i);
                if (name.isEmpty() || names.contains(name)) {
                    throw columns.bad(i, "a name that no other column has");
                }
                names.add(name);
            }
            if (names.stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList()
                    .containsAll(COLUMNS_OF_BARS)) {
                throw new BadInputException(file
                        + ": line 1: bars of one asset, expected its date and close alone, or a column for each asset");
            }
            return names;
        }
    }

    private static boolean isLong(final List<String> header) {
        return header.size() == 3
                && (header.get(1).equalsIgnoreCase("asset") || header.get(1).equalsIgnoreCase("symbol"))
                && isValueName(header.get(2));
    }

    private static boolean isValueName(final String name) {
        return name.equalsIgnoreCase("value") || name.equalsIgnoreCase("close") || name.equalsIgnoreCase("price");
    }

    private static String symbol(final Path file) {
        return ENDING.matcher(String.valueOf(file.getFileName()))
                .replaceFirst("")
                .split("_", 2)[0];
    }

    private static String date(final TextColumns columns) {
        final String date = columns.text(0);
        final Matcher matcher = DATE.matcher(date);
        if (!matcher.matches() || !isInCalendar(matcher.group(1))) {
            throw columns.bad(0, "a date such as 2024-01-31");
        }
        return date;
    }

    private static boolean isInCalendar(final String date) {
        try {
            LocalDate.parse(date);
            return true;
        } catch (final DateTimeParseException impossible) {
            return false;
        }
    }

    private void put(
            final TextColumns columns, final String date, final String asset, final int column, final boolean isPrice) {
        assets.add(asset);
        final String text = columns.text(column);
        final Map<String, Double> row = byDate.computeIfAbsent(date, _ -> new HashMap<>());
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return;
        }
        final double value = columns.number(column).doubleValue();
        if (Double.isInfinite(value) || (isPrice && value <= 0)) {
            throw columns.bad(column, isPrice ? "a price above 0" : "a finite number");
        }
        if (row.put(asset, value) != null) {
            throw columns.bad("a second number of " + asset + " at " + date + ", expected one");
        }
    }

    private Panel panel() {
        final List<String> names = List.copyOf(assets);
        final double[][] rows = new double[byDate.size()][names.size()];
        int t = 0;
        for (final Map<String, Double> row : byDate.values()) {
            for (int a = 0; a < names.size(); a++) {
                rows[t][a] = row.getOrDefault(names.get(a), Double.NaN);
            }
            t++;
        }
        return new Panel(List.copyOf(byDate.keySet()), names, rows);
    }
}
