package io.tiercel.engine.performance;

/**
 * The account at the end of a period. Money in micros.
 *
 * @param period         number of the period; day since the epoch for daily samples. The first sample is the start and has the number before.
 * @param timeNs         of the mark, ns since the epoch.
 * @param equityMicros   cash and positions at their marks.
 * @param cashMicros     cash.
 * @param feesMicros     paid since the start.
 * @param grossMicros    magnitudes of all positions at their marks, summed.
 * @param netMicros      positions at their marks, with their signs, summed.
 * @param tradedMicros   magnitudes of the fills of the period, summed: both sides count.
 * @param hasPosition    whether anything was held.
 */
public record SampleRow(
        long period,
        long timeNs,
        long equityMicros,
        long cashMicros,
        long feesMicros,
        long grossMicros,
        long netMicros,
        long tradedMicros,
        boolean hasPosition) {
    static final int WIDTH = 9;

    static SampleRow of(final long[] row) {
        return new SampleRow(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8] != 0);
    }
}
