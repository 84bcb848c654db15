package io.tiercel.engine.training.sample;

import java.util.Arrays;

/**
 * Rows of model inputs with what the mid did next, in the order in which they were seen. Cold; one thread.
 */
public final class SampleSet {
    private static final byte UNKNOWN = -1;
    private static final int FIRST_ROWS = 1024;

    private final int width;
    private float[] inputs;
    private byte[] moves;
    private long[] sampledAt;
    private long[] labelledAt;
    private int rows;

    /**
     * @param width inputs of a row.
     */
    public SampleSet(final int width) {
        this.width = width;
        inputs = new float[FIRST_ROWS * width];
        moves = new byte[FIRST_ROWS];
        sampledAt = new long[FIRST_ROWS];
        labelledAt = new long[FIRST_ROWS];
    }

    /**
     * @return inputs of a row.
     */
    public int width() {
        return width;
    }

    /**
     * @return number of rows.
     */
    public int rows() {
        return rows;
    }

    /**
     * @param row 0 to {@link #rows()} - 1.
     * @param input 0 to {@link #width()} - 1.
     * @return the raw value, as the model gets it.
     */
    public float input(final int row, final int input) {
        return inputs[row * width + input];
    }

    /**
     * @param row 0 to {@link #rows()} - 1.
     * @return true when the mid's next move was upwards.
     */
    public boolean isUp(final int row) {
        return moves[row] == 1;
    }

    /**
     * Starts a row whose outcome is not known yet.
     *
     * @param event number of the event at which the model would have been asked.
     * @return index of the row, inputs all zero.
     */
    int open(final long event) {
        if (rows == moves.length) {
            inputs = Arrays.copyOf(inputs, 2 * inputs.length);
            moves = Arrays.copyOf(moves, 2 * rows);
            sampledAt = Arrays.copyOf(sampledAt, 2 * rows);
            labelledAt = Arrays.copyOf(labelledAt, 2 * rows);
        }
        moves[rows] = UNKNOWN;
        sampledAt[rows] = event;
        return rows++;
    }

    void input(final int row, final int input, final float value) {
        inputs[row * width + input] = value;
    }

    void label(final int row, final boolean isUp, final long event) {
        moves[row] = isUp ? (byte) 1 : 0;
        labelledAt[row] = event;
    }

    /**
     * A part of the rows that cannot know anything beyond its end.
     *
     * @param fromEvent first event at which a row may have been sampled.
     * @param toEvent   event before which both sampling and outcome must lie: rows whose outcome came later are left out, as are rows without one.
     * @return those rows, in order; a copy.
     */
    public SampleSet between(final long fromEvent, final long toEvent) {
        final SampleSet part = new SampleSet(width);
        for (int row = 0; row < rows; row++) {
            if (moves[row] != UNKNOWN && sampledAt[row] >= fromEvent && labelledAt[row] < toEvent) {
                part.append(this, row);
            }
        }
        return part;
    }

    /**
     * @param other rows appended behind these, of the same width.
     */
    public void appendAll(final SampleSet other) {
        for (int row = 0; row < other.rows; row++) {
            append(other, row);
        }
    }

    private void append(final SampleSet other, final int row) {
        final int copy = open(other.sampledAt[row]);
        System.arraycopy(other.inputs, row * width, inputs, copy * width, width);
        moves[copy] = other.moves[row];
        labelledAt[copy] = other.labelledAt[row];
    }
}
