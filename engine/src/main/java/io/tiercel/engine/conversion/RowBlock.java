package io.tiercel.engine.conversion;

/** Rows of doubles, each with a time and an instrument. */
final class RowBlock extends Block {
    final int columns;
    final int[] instrumentIds = new int[CAPACITY];
    final long[] timesNs = new long[CAPACITY];

    /** Row after row: a value of every column each. */
    final double[] values;

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
}
