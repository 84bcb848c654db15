package io.tiercel.factors.expression;

/**
 * Count, means and the sums of squared and mixed distances from the means of pairs, row by row.
 * <p>
 * One more pair, n counting it: {@code d = x - mx; e = y - my; f = (n-1) / n; mx += d / n; my += e / n; Mxx += d d f; Mxy += d e f; Myy += e e f}
 * (Welford 1962; Bennett et al. 2009). Two sets p, q, n = p + q: {@code d = mx_q - mx_p; e = my_q - my_p; f = p q / n; Mxx = Mxx_p + Mxx_q + d d f} and
 * so on, {@code mx = mx_p + d (q / n)}. Owned by one thread; allocates nothing.
 */
final class PairMoments {
    /** Doubles that {@link #write} puts down. */
    static final int FIELDS = 6;

    private double n;
    private double meanX;
    private double meanY;
    private double xx;
    private double xy;
    private double yy;

    void clear() {
        n = 0.0;
        meanX = 0.0;
        meanY = 0.0;
        xx = 0.0;
        xy = 0.0;
        yy = 0.0;
    }

    void push(final double x, final double y) {
        final double before = n;
        n = before + 1.0;
        final double d = x - meanX;
        final double e = y - meanY;
        final double f = before / n;
        meanX += d / n;
        meanY += e / n;
        xx += d * d * f;
        xy += d * e * f;
        yy += e * e * f;
    }

    void write(final double[] target, final int offset) {
        target[offset] = n;
        target[offset + 1] = meanX;
        target[offset + 2] = meanY;
        target[offset + 3] = xx;
        target[offset + 4] = xy;
        target[offset + 5] = yy;
    }

    /**
     * Two sets as one; where one is empty it is the other.
     *
     * @param p      the first set.
     * @param second where the second one lies, as {@link #write} put it down.
     * @param offset its place there.
     * @param shiftX added to the second set's mean of x.
     */
    void merge(final PairMoments p, final double[] second, final int offset, final double shiftX) {
        final double q = second[offset];
        n = p.n + q;
        if (q == 0.0) {
            meanX = p.meanX;
            meanY = p.meanY;
            xx = p.xx;
            xy = p.xy;
            yy = p.yy;
        } else if (p.n == 0.0) {
            meanX = second[offset + 1] + shiftX;
            meanY = second[offset + 2];
            xx = second[offset + 3];
            xy = second[offset + 4];
            yy = second[offset + 5];
        } else {
            final double d = second[offset + 1] + shiftX - p.meanX;
            final double e = second[offset + 2] - p.meanY;
            final double share = q / n;
            final double f = p.n * share;
            meanX = p.meanX + d * share;
            meanY = p.meanY + e * share;
            xx = p.xx + second[offset + 3] + d * d * f;
            xy = p.xy + second[offset + 4] + d * e * f;
            yy = p.yy + second[offset + 5] + e * e * f;
        }
    }

    double n() {
        return n;
    }

    double meanX() {
        return meanX;
    }

    double meanY() {
        return meanY;
    }

    double xx() {
        return xx;
    }

    double xy() {
        return xy;
    }

    double yy() {
        return yy;
    }
}
