package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnBytes.*;

import java.util.List;

/** Small sound files of each kind of DBN, each version, as whole contents. */
public final class DbnSamples {
    private static final Object[] ESH4 = {"ESH4", 20231225, 20231226, "7"};

    private DbnSamples() {}

    /** Order by order. */
    public static List<byte[]> orders() {
        return List.of(orders(1, false), orders(2, true), orders(3, false));
    }

    /** Levels. */
    public static List<byte[]> levels() {
        return List.of(levels(1), levels(3));
    }

    /** Prints, bars and figures. */
    public static List<byte[]> figures() {
        return List.of(figures(1), figures(2), figures(3));
    }

    private static byte[] orders(final int version, final boolean isTsOut) {
        return new DbnBytes(version, MBO_SCHEMA, isTsOut, ESH4)
                .mbo('A', 'B', 1, 50, 10, 40, 1)
                .mbo('A', 'A', 2, 60, 10, 168, 2)
                .mbo('M', 'A', 2, 61, 11, 128, 3)
                .mbo('C', 'A', 2, 61, 1, 128, 4)
                .mbo('T', 'A', 3, 50, 1, 0, 5)
                .mbo('F', 'B', 1, 50, 1, 0, 5)
                .mbo('M', 'B', 1, 50, 9, 132, 5)
                .mbo('R', 'N', 0, NO_PRICE, 0, 128, 6)
                .bytes();
    }

    private static byte[] levels(final int version) {
        return new DbnBytes(version, MBP_10_SCHEMA, false, ESH4)
                .mbp(10, 1, 'A', 'B', 1, 1, 1, 10, 12, 5, 6, 1, 2, 9, 13, 7, 8, 3, 4)
                .mbp(1, 1, 'T', 'B', 1, 1, 2, 11, 12, 5, 6, 1, 2)
                .mbp(0xb1, 2, 'A', 'B', 1, 1, 3, 9, 13, 7, 8, 3, 4)
                .bytes();
    }

    private static byte[] figures(final int version) {
        return new DbnBytes(version, TRADES_SCHEMA, false, ESH4)
                .word(0x17)
                .definition(8, "X", 5)
                .symbolMapping(9, "Y")
                .status(7, 'Y', 1)
                .statistic(3, 5, 6, 1, 2)
                .imbalance('B', 5, 6, 3)
                .bar(0x23, 1, 2, 3, 4, 5, 4)
                .mbp(0, 1, 'T', 'B', 1, 1, 5)
                .mbp(0xc3, 1, 'T', 'B', 1, 1, 6, 10, 12, 5, 6, 1, 2)
                .bytes();
    }
}
