package io.tiercel.engine.report;

import io.tiercel.marketdata.instrument.Side;

/** How a fill is drawn: side by shape and colour, maker or taker by a full or a hollow mark. Cold. */
final class FillMark {
    private static final double HALF_WIDTH = 5.5;
    private static final double TO_TIP = 6;
    private static final double TO_BASE = 4;

    private FillMark() {}

    /** A triangle around the point, upwards for a buy, downwards for a sell. */
    static String path(final double x, final double y, final int side) {
        final int up = side == Side.BUY ? 1 : -1;
        return "M" + Markup.pixels(x) + " " + Markup.pixels(y - up * TO_TIP) + "L" + Markup.pixels(x + HALF_WIDTH) + " "
                + Markup.pixels(y + up * TO_BASE) + "L" + Markup.pixels(x - HALF_WIDTH) + " "
                + Markup.pixels(y + up * TO_BASE) + "Z";
    }

    /** Classes of the style sheet. */
    static String style(final int side, final boolean isMaker) {
        return "mark " + (side == Side.BUY ? "buy" : "sell") + (isMaker ? " maker" : " taker");
    }

    /** The words for it. */
    static String words(final int side, final boolean isMaker) {
        return (side == Side.BUY ? "buy" : "sell") + ", " + (isMaker ? "maker" : "taker");
    }
}
