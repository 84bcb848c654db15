package io.tiercel.factors.kernel;

import java.util.SplittableRandom;

/**
 * Seeded columns with what trips kernels: missing levels and sides, locked and crossed books, mids that are not there, zeros, jumps of price, trades that
 * fill several buckets, long quiet times; and, rarely, numbers that a whole column should not hold or that are too large for exact sums.
 */
final class RandomColumns {
    static final int LEVELS = 10;

    final int length;
    final BookColumns book;
    final double[] mids;
    final double[] wholes;
    final double[] others;
    final double[] holed;
    final double[] reals;
    final double[] qtys;
    final double[] signedQtys;
    final long[] timesNs;
    final double[] weights = {1.0, 0.6, 0.37, 0.22, 0.14, 0.08, 0.05, 0.03, 0.02, 0.01};

    RandomColumns(final long seed, final int length) {
        final SplittableRandom random = new SplittableRandom(seed);
        this.length = length;
        final boolean isWild = random.nextInt(3) == 0;
        book = new BookColumns(
                new double[LEVELS][length],
                new double[LEVELS][length],
                new double[LEVELS][length],
                new double[LEVELS][length],
                length);
        mids = new double[length];
        wholes = new double[length];
        others = new double[length];
        holed = new double[length];
        reals = new double[length];
        qtys = new double[length];
        signedQtys = new double[length];
        timesNs = new long[length];
        double bid = 100_000.0;
        long nowNs = 0L;
        for (int i = 0; i < length; i++) {
            bid = random.nextInt(200) == 0 ? 50_000.0 + random.nextInt(100_000) : bid + random.nextInt(-1, 2);
            final double ask = bid + (random.nextInt(30) == 0 ? random.nextInt(-2, 1) : random.nextInt(1, 4));
            fillSide(random, book.bidPrices(), book.bidQtys(), i, bid, -1.0);
            fillSide(random, book.askPrices(), book.askQtys(), i, ask, 1.0);
            mids[i] = random.nextInt(100) == 0 ? Double.NaN : bid + ask;
            wholes[i] = whole(random, isWild);
            others[i] = whole(random, isWild);
            holed[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(1, 5);
            reals[i] = random.nextInt(3) == 0 ? 0.0 : random.nextDouble(-5.0, 5.0);
            if (isWild && random.nextInt(300) == 0) {
                reals[i] = random.nextInt(2) == 0 ? Double.NaN : 1e300;
            }
            qtys[i] = random.nextInt(3) == 0 ? 0.0 : random.nextInt(100) == 0 ? 5_000 : random.nextInt(1, 300);
            signedQtys[i] = random.nextInt(-1, 2) * qtys[i];
            nowNs += random.nextInt(20) == 0 ? random.nextLong(2_000_000_000L) : random.nextLong(5_000_000L);
            timesNs[i] = nowNs;
        }
    }

    private static void fillSide(
            final SplittableRandom random,
            final double[][] prices,
            final double[][] qtys,
            final int i,
            final double best,
            final double step) {
        final int levels = random.nextInt(4) == 0 ? random.nextInt(LEVELS + 1) : LEVELS;
        double price = best;
        for (int level = 0; level < LEVELS; level++) {
            final boolean isThere = level < levels;
            final boolean isAsBefore = i > 0 && random.nextInt(2) == 0 && prices[level][i - 1] == price;
            prices[level][i] = isThere ? price : step * Double.POSITIVE_INFINITY;
            qtys[level][i] = !isThere ? 0.0 : isAsBefore ? qtys[level][i - 1] : random.nextInt(1, 2_000);
            price += step * random.nextInt(1, 4);
        }
    }

    private static double whole(final SplittableRandom random, final boolean isWild) {
        if (isWild && random.nextInt(500) == 0) {
            return switch (random.nextInt(4)) {
                case 0 -> 0.5;
                case 1 -> Double.NaN;
                case 2 -> 1e9;
                default -> -3e7;
            };
        }
        return random.nextInt(2) == 0 ? 0.0 : random.nextInt(-500, 500);
    }
}
