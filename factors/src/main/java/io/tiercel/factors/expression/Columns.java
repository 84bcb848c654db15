package io.tiercel.factors.expression;

import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The columns that formulas may read, by name; a row is an array of doubles in this order. Immutable, cold.
 */
public final class Columns {
    private static final int SUGGESTIONS = 3;

    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    /**
     * @param names of the columns without {@code $}, each once: letters, digits and underscores, not starting with a digit.
     * @throws BadInputException if a name cannot be one or comes twice.
     */
    public Columns(final List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < this.names.size(); i++) {
            final String name = this.names.get(i);
            if (!isName(name)) {
                throw new BadInputException("column name '" + name
                        + "', expected letters, digits and underscores, not starting with a digit");
            }
            if (indexes.put(name, i) != null) {
                throw new BadInputException("column " + name + " comes twice, expected each name once");
            }
        }
    }

    /**
     * @return the columns of a bar: open, high, low, close, vwap, volume.
     */
    public static Columns ofBars() {
        return new Columns(List.of("open", "high", "low", "close", "vwap", "volume"));
    }

    /**
     * @return names in the order of a row.
     */
    public List<String> names() {
        return names;
    }

    /**
     * @param name without {@code $}.
     * @return place in a row; empty if there is no such column.
     */
    public OptionalInt index(final String name) {
        final Integer index = indexes.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * @param name of no column.
     * @return up to three names that it may have meant, nearest first; of equal distance the earlier column.
     */
    List<String> nearest(final String name) {
        return nearest(name, names);
    }

    static List<String> nearest(final String name, final List<String> candidates) {
        final String wanted = name.toLowerCase(Locale.ROOT);
        final int reach = Math.max(2, name.length() / 3);
        final List<String> near = new ArrayList<>();
        for (final String candidate : candidates) {
            if (distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= reach) {
                near.add(candidate);
            }
        }
        near.sort(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
        return near.subList(0, Math.min(SUGGESTIONS, near.size()));
    }

    /** Levenshtein's distance: fewest letters inserted, removed or replaced. */
    private static int distance(final String a, final String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] next = new int[b.length() + 1];
            next[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int replaced = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
            }
            row = next;
        }
        return row[b.length()];
    }

    static boolean isName(final String name) {
        if (name.isEmpty() || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!isLetter(name.charAt(i)) && !isDigit(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetter(final char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isDigit(final char c) {
        return c >= '0' && c <= '9';
    }
}
