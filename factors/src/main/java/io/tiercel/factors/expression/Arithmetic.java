package io.tiercel.factors.expression;

/**
 * What formulas do to the values of one row; compiled classes call these. Stateless, allocates nothing.
 * <p>
 * Plain IEEE 754 except: a division by zero, the logarithm of what is not above zero and an infinite or undefined power are NaN. A comparison with
 * NaN is false ({@code !=}: true).
 */
final class Arithmetic {
    private Arithmetic() {}

    /** What windows take in and formulas give out: NaN for what is not finite, 0.0 for -0.0. */
    static double finite(final double x) {
        return Math.abs(x) <= Double.MAX_VALUE ? x + 0.0 : Double.NaN;
    }

    static double divide(final double x, final double y) {
        return y == 0.0 ? Double.NaN : x / y;
    }

    static double log(final double x) {
        return x > 0.0 ? StrictMath.log(x) : Double.NaN;
    }

    static double power(final double x, final double y) {
        final double power = StrictMath.pow(x, y);
        return Math.abs(power) <= Double.MAX_VALUE ? power : Double.NaN;
    }

    static boolean isBelow(final double x, final double y) {
        return x < y;
    }

    static boolean isAtMost(final double x, final double y) {
        return x <= y;
    }

    static boolean isAbove(final double x, final double y) {
        return x > y;
    }

    static boolean isAtLeast(final double x, final double y) {
        return x >= y;
    }

    static boolean isEqual(final double x, final double y) {
        return x == y;
    }

    static boolean isDifferent(final double x, final double y) {
        return x != y;
    }

    static boolean and(final boolean x, final boolean y) {
        return x && y;
    }

    static boolean or(final boolean x, final boolean y) {
        return x || y;
    }

    static boolean not(final boolean x) {
        return !x;
    }

    static double choose(final boolean condition, final double x, final double y) {
        return condition ? x : y;
    }

    /**
     * The value of a term of constants, at compile time. Cold.
     *
     * @param operation elementwise, no condition.
     * @param x         first operand.
     * @param y         last operand, the first again where there is one only.
     */
    static double apply(final Operation operation, final double x, final double y) {
        return switch (operation) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> divide(x, y);
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case LOG -> log(x);
            case POWER -> power(x, y);
            case SQRT -> Math.sqrt(x);
            case LARGER -> Math.max(x, y);
            case SMALLER -> Math.min(x, y);
            default -> throw new IllegalArgumentException(operation + " is not folded");
        };
    }
}
