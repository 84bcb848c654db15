package io.tiercel.marketdata.feed;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.TextColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of several files as one stream in order, where each file is made of runs that are in order within themselves: the rows of one security
 * behind those of another, say. A first pass over the files finds the runs; then one reader for each takes turns.
 * <p>
 * Rows are ordered by number within a group (such as a channel), and by time among groups. Owned by the ingress thread; memory does not grow with the
 * files. Allocates nothing per row.
 */
public final class RowRuns implements AutoCloseable {
    /** Most runs of all files together: each takes a reader of its own. */
    public static final int MAX_RUNS = 128;

    private static final int MAX_GROUPS = 1024;

    /** Where a row stands in the order. One for each reader; {@link #read} is called once for each of its rows, in order. */
    public interface Position {
        /**
         * Takes the position from a row.
         *
         * @param row at the row.
         */
        void read(TextColumns row);

        /**
         * @return rows of one group are ordered by number; 0 to 1023.
         */
        int group();

        /**
         * @return place in the group.
         */
        long number();

        /**
         * @return nanoseconds since the epoch: order among groups.
         */
        long timeNs();
    }

    /** Makes the reader's position for a file whose header has been read. */
    @FunctionalInterface
    public interface PositionSource {
        /**
         * @param file  index of the file.
         * @param header its columns.
         * @return new position.
         */
        Position of(int file, TextColumns header);
    }

    private static final class Run {
        private final int file;
        private final TextColumns rows;
        private final Position position;
        private final long lastLine;
        private boolean hasRow;

        Run(final int file, final TextColumns rows, final Position position, final long lastLine) {
            this.file = file;
            this.rows = rows;
            this.position = position;
            this.lastLine = lastLine;
        }

        boolean next() {
            hasRow = rows.line() < lastLine && rows.next();
            if (hasRow) {
                position.read(rows);
            }
            return hasRow;
        }
    }

    private final PositionSource source;
    private final boolean isStrict;
    private final List<Run> runs = new ArrayList<>();
    private Run current;
    private long totalRows;
    private long rowsRead;

    /**
     * @param files    with a header each.
     * @param source   of positions.
     * @param isStrict true when two rows of a group never have the same number.
     * @throws BadInputException when a file is bad, or its rows are in no order.
     */
    public RowRuns(final List<Path> files, final PositionSource source, final boolean isStrict) {
        this.source = source;
        this.isStrict = isStrict;
        try {
            for (int file = 0; file < files.size(); file++) {
                open(file, files.get(file));
            }
        } catch (final BadInputException e) {
            close();
            throw e;
        }
    }

    private void open(final int file, final Path path) {
        final List<Long> firstLines = new ArrayList<>();
        BadInputException damage = null;
        BadInputException disorder = null;
        try (TextColumns rows = new TextColumns(path)) {
            rows.readHeader();
            final Position position = source.of(file, rows);
            final long[] last = new long[MAX_GROUPS];
            while (disorder == null && rows.next()) {
                position.read(rows);
                if (firstLines.isEmpty() || position.number() < last[position.group()]) {
                    Arrays.fill(last, Long.MIN_VALUE);
                    firstLines.add(rows.line());
                    disorder = runs.size() + firstLines.size() > MAX_RUNS ? unordered(rows) : null;
                }
                last[position.group()] = position.number();
                totalRows++;
            }
        } catch (final BadInputException e) {
            damage = e;
        }
        if (disorder != null || (damage != null && firstLines.isEmpty())) {
            throw disorder != null ? disorder : damage;
        }
        // the rows in front of a damage are to be told before it is: its reader will come upon it again
        for (int i = 0; i < firstLines.size(); i++) {
            final long lastLine = i + 1 < firstLines.size() ? firstLines.get(i + 1) - 1 : Long.MAX_VALUE;
            openRun(file, path, firstLines.get(i), lastLine);
        }
    }

    private static BadInputException unordered(final TextColumns rows) {
        return rows.bad("the rows run back for the " + MAX_RUNS
                + "th time, expected them in order, or one security behind the other");
    }

    private void openRun(final int file, final Path path, final long firstLine, final long lastLine) {
        final TextColumns rows = new TextColumns(path);
        rows.readHeader();
        final Run run = new Run(file, rows, source.of(file, rows), lastLine);
        runs.add(run);
        while (rows.line() < firstLine - 1) {
            rows.next();
        }
        run.next();
    }

    /**
     * Moves to the next row of the order.
     *
     * @return false at the end.
     * @throws BadInputException when a file is damaged there, or two rows have one number where that cannot be.
     */
    public boolean next() {
        final Run before = current;
        final int group = before == null ? 0 : before.position.group();
        final long number = before == null ? 0 : before.position.number();
        if (before != null) {
            before.next();
        }
        current = earliest();
        if (current == null) {
            return false;
        }
        if (isStrict && before != null && current.position.group() == group && current.position.number() == number) {
            throw current.rows.bad("number " + number + " stands twice, expected it once");
        }
        rowsRead++;
        return true;
    }

    private Run earliest() {
        Run earliest = null;
        for (int i = 0; i < runs.size(); i++) {
            final Run run = runs.get(i);
            if (run.hasRow
                    && isFirstOfGroup(run)
                    && (earliest == null || run.position.timeNs() < earliest.position.timeNs())) {
                earliest = run;
            }
        }
        return earliest;
    }

    private boolean isFirstOfGroup(final Run run) {
        final int group = run.position.group();
        final long number = run.position.number();
        for (int i = 0; i < runs.size(); i++) {
            final Run other = runs.get(i);
            if (other.hasRow && other.position.group() == group && other.position.number() < number) {
                return false;
            }
        }
        return true;
    }

    /**
     * @return the row, valid until {@link #next}.
     */
    public TextColumns row() {
        return current.rows;
    }

    /**
     * @return index of its file.
     */
    public int file() {
        return current.file;
    }

    /**
     * @return its position.
     */
    public Position position() {
        return current.position;
    }

    /**
     * @return numbers rounded so far by all readers.
     */
    public long roundings() {
        long sum = 0;
        for (final Run run : runs) {
            sum += run.rows.roundings();
        }
        return sum;
    }

    /**
     * @return share of the rows taken so far, 0 to 1.
     */
    public double progress() {
        return totalRows == 0 ? 1 : Math.min(1, rowsRead / (double) totalRows);
    }

    /** Releases the files; idempotent. */
    @Override
    public void close() {
        runs.forEach(run -> run.rows.close());
    }
}
