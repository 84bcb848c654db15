package io.tiercel.engine.conversion;

/** Some rows of a table on their way to the thread that writes them. Of one thread at a time. */
final class RowBlock {
    /** Rows of a block: DuckDB's vectors hold as many. */
    static final int CAPACITY = 2048;

    final int columns;
    final int[] instrumentIds = new int[CAPACITY];
    final long[] timesNs = new long[CAPACITY];

    /** Row after row: a value of every column each. */
    final double[] values;

    int rows;

    RowBlock(final int columns) {
        this.columns = columns;
        values = new double[CAPACITY * columns];
    }

    void add(final int instrumentId, final long timeNs, final double[] row) {
        instrumentIds[rows] = instrumentId;
        timesNs[rows] = timeNs;
        System.arraycopy(row, 0, values, rows * columns, columns);
        rows++;
    }

    boolean isFull() {
        return rows == CAPACITY;
    }
}
