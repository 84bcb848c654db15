package io.tiercel.factors.expression;

/**
 * Count, mean and the sums of squared, cubed and fourth powers of the distances from the mean, row by row.
 * <p>
 * One more value (Welford 1962, Pebay 2008 eqs 2.7-2.9 with one set of size 1), n counting it: {@code d = x - mean; e = d / n; t = d e (n-1);
 * mean += e; M4 += t e e (n n - 3 n + 3) + 6 e e M2 - 4 e M3; M3 += t e (n - 2) - 3 e M2; M2 += t}. Owned by one thread; allocates nothing.
 */
final class Moments {
    /** Doubles that {@link #write} puts down. */
    static final int FIELDS = 5;

    private double n;
    private double mean;
    private double m2;
    private double m3;
    private double m4;

    void clear() {
        n = 0.0;
        mean = 0.0;
        m2 = 0.0;
        m3 = 0.0;
        m4 = 0.0;
    }

    void push(final double x) {
        final double before = n;
        n = before + 1.0;
        final double d = x - mean;
        final double e = d / n;
        final double t = d * e * before;
        mean += e;
        m4 += t * e * e * (n * n - 3.0 * n + 3.0) + 6.0 * e * e * m2 - 4.0 * e * m3;
        m3 += t * e * (n - 2.0) - 3.0 * e * m2;
        m2 += t;
    }

    void write(final double[] target, final int offset) {
        target[offset] = n;
        target[offset + 1] = mean;
        target[offset + 2] = m2;
        target[offset + 3] = m3;
        target[offset + 4] = m4;
    }

    /**
     * The moments of two sets as one (Pebay 2008, eqs 2.1, 3.1): with {@code n = p + q, d = mean_q - mean_p, e = d / n},
     * {@code M2 = M2p + M2q + d e p q}, {@code M3 = M3p + M3q + d e e p q (p - q) + 3 e (p M2q - q M2p)}, {@code M4 = M4p + M4q
     * + d e e e p q (p p - p q + q q) + 6 e e (p p M2q + q q M2p) + 4 e (p M3q - q M3p)}. Where one is empty it is the other.
     *
     * @param p      the first set.
     * @param second where the second one lies, as {@link #write} put it down.
     * @param offset its place there.
     */
    void merge(final Moments p, final double[] second, final int offset) {
        final double qn = second[offset];
        if (qn == 0.0) {
            n = p.n;
            mean = p.mean;
            m2 = p.m2;
            m3 = p.m3;
            m4 = p.m4;
            return;
        }
        n = p.n + qn;
        final double q2 = second[offset + 2];
        final double q3 = second[offset + 3];
        final double d = second[offset + 1] - p.mean;
        final double e = d / n;
        final double pq = p.n * qn;
        if (p.n == 0.0) {
            mean = second[offset + 1];
            m2 = q2;
            m3 = q3;
            m4 = second[offset + 4];
            return;
        }
        mean = p.mean + e * qn;
        m2 = p.m2 + q2 + d * e * pq;
        m3 = p.m3 + q3 + d * e * e * pq * (p.n - qn) + 3.0 * e * (p.n * q2 - qn * p.m2);
        m4 = p.m4
                + second[offset + 4]
                + d * e * e * e * pq * (p.n * p.n - pq + qn * qn)
                + 6.0 * e * e * (p.n * p.n * q2 + qn * qn * p.m2)
                + 4.0 * e * (p.n * q3 - qn * p.m3);
    }

    double n() {
        return n;
    }

    double m2() {
        return m2;
    }

    double m3() {
        return m3;
    }

    double m4() {
        return m4;
    }
}
