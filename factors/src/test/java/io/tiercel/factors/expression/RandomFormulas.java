package io.tiercel.factors.expression;

import java.util.SplittableRandom;

/** Seeded formulas of any shape, and series with gaps to try them on. */
final class RandomFormulas {
    static final Columns COLUMNS = Columns.ofBars();

    private static final String[] CONSTANTS = {"0", "1", "2", "0.5", "-1", "3", "1e-12", "100", "1.75"};
    private static final String[] INFIX = {" + ", " - ", " * ", " / "};
    private static final String[] COMPARE = {" < ", " <= ", " > ", " >= ", " == ", " != "};
    private static final int[] WINDOWS = {1, 2, 3, 4, 5, 7, 8, 10, 16, 30};

    private final SplittableRandom random;

    RandomFormulas(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** A formula of a number. */
    String number(final int depth) {
        final int kind = depth == 0 ? random.nextInt(2) : random.nextInt(12);
        return switch (kind) {
            case 0 -> random.nextInt(4) == 0 ? pick(CONSTANTS) : column();
            case 1 -> column();
            case 2, 3, 4 -> "(" + number(depth - 1) + infix(depth) + ")";
            case 5 -> "-" + "(" + number(depth - 1) + ")";
            case 6 -> unary() + "(" + number(depth - 1) + ")";
            case 7 -> binary() + "(" + number(depth - 1) + ", " + number(depth - 1) + ")";
            case 8 -> "If(" + condition(depth - 1) + ", " + number(depth - 1) + ", " + number(depth - 1) + ")";
            default -> rolling(depth);
        };
    }

    private String infix(final int depth) {
        final String sign = pick(INFIX);
        final String right = number(depth - 1);
        // a constant divisor may fold to 0, which does not compile
        return sign + (sign.equals(" / ") && right.indexOf('$') < 0 ? column() : right);
    }

    private String condition(final int depth) {
        return switch (depth <= 0 ? 0 : random.nextInt(5)) {
            case 1 -> "And(" + condition(depth - 1) + ", " + condition(depth - 1) + ")";
            case 2 -> "Or(" + condition(depth - 1) + ", " + condition(depth - 1) + ")";
            case 3 -> "Not(" + condition(depth - 1) + ")";
            default -> number(Math.max(0, depth - 1)) + pick(COMPARE) + number(Math.max(0, depth - 1));
        };
    }

    private String rolling(final int depth) {
        while (true) {
            final Operation operation = Operation.values()[random.nextInt(Operation.values().length)];
            if (operation.isRolling()) {
                int rows = 0;
                while (rows < Math.max(1, operation.minRows())) {
                    rows = WINDOWS[random.nextInt(WINDOWS.length)];
                }
                final String y = operation.parameters().startsWith("nn") ? number(depth - 1) + ", " : "";
                final String q = operation == Operation.QUANTILE ? ", " + random.nextInt(11) / 10.0 : "";
                return operation.symbol() + "(" + number(depth - 1) + ", " + y + rows + q + ")";
            }
        }
    }

    private String unary() {
        return pick(new String[] {"Abs", "Sign", "Log", "Sqrt"});
    }

    private String binary() {
        return pick(new String[] {"Power", "Greater", "Less"});
    }

    private String column() {
        return "$" + COLUMNS.names().get(random.nextInt(COLUMNS.names().size()));
    }

    private String pick(final String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** Bars of a random walk; one value in twenty is missing, now and then a whole stretch, some repeat. */
    double[][] bars(final int rows) {
        final double[][] series = new double[COLUMNS.names().size()][rows];
        double price = 100;
        for (int i = 0; i < rows; i++) {
            final double open = price;
            price = Math.max(1, price + Math.rint(random.nextDouble(-10, 10)) / 8);
            final double high = Math.max(open, price) + random.nextInt(3) / 8.0;
            final double low = Math.min(open, price) - random.nextInt(3) / 8.0;
            final double[] row = {open, high, low, price, (high + low + price) / 3, random.nextInt(0, 2_000)};
            final boolean isGap = i % 97 > 92;
            for (int column = 0; column < row.length; column++) {
                series[column][i] = isGap || random.nextInt(20) == 0 ? Double.NaN : row[column];
            }
        }
        return series;
    }
}
