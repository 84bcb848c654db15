package io.tiercel.marketdata.feed;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextColumns;
import java.nio.file.Path;
import java.util.function.Consumer;

/** How many decimals a file uses in some of its columns: a first pass over it, cold. */
public final class ColumnScale {
    private ColumnScale() {}

    /**
     * @param file    of rows.
     * @param start   gets the rows ready: reads the header where there is one.
     * @param columns of each group of columns, told once the rows are ready.
     * @return most decimals by group, needless zeros not counted; up to the first row that is damaged, which its reader will tell.
     */
    public static int[] scan(final Path file, final Consumer<TextColumns> start, final Columns columns) {
        try (TextColumns rows = new TextColumns(file)) {
            start.accept(rows);
            final int[][] groups = columns.of(rows);
            final int[] scales = new int[groups.length];
            try {
                while (rows.next()) {
                    look(rows, groups, scales);
                }
            } catch (final BadInputException e) {
                // told again, in its place, by whoever reads the rows
                return scales;
            }
            return scales;
        }
    }

    /** Which columns belong together. */
    @FunctionalInterface
    public interface Columns {
        /**
         * @param header of the file.
         * @return places by group; {@code TextColumns.NO_COLUMN} is passed over.
         */
        int[][] of(TextColumns header);
    }

    private static void look(final TextColumns rows, final int[][] groups, final int[] scales) {
        for (int group = 0; group < groups.length; group++) {
            for (final int column : groups[group]) {
                if (column != TextColumns.NO_COLUMN && column < rows.columns()) {
                    scales[group] = Math.max(scales[group], decimals(rows, column));
                }
            }
        }
    }

    private static int decimals(final TextColumns rows, final int column) {
        final byte[] bytes = rows.bytes();
        int point = -1;
        int last = -1;
        for (int i = rows.from(column); i < rows.to(column); i++) {
            if (bytes[i] == 'e' || bytes[i] == 'E') {
                return Math.max(0, rows.number(column).stripTrailingZeros().scale());
            }
            if (bytes[i] == '.') {
                point = i;
            } else if (bytes[i] != '0') {
                last = i;
            }
        }
        return point < 0 ? 0 : Math.max(0, last - point);
    }
}
