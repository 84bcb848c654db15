package io.tiercel.factors.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A factor made of the prices of the last dates alone. Immutable, cold.
 *
 * @param kind what it measures.
 * @param days dates it looks back: 1 or more, 2 or more for low volatility.
 */
public record PriceFactor(Kind kind, int days) {
    /** Most dates that a factor may look back. */
    public static final int MOST_DAYS = 10_000;

    private static final Pattern NAME = Pattern.compile("(mom|rev|lowvol)([1-9][0-9]{0,4})");

    /** What a factor of prices measures. */
    public enum Kind {
        /** Momentum: {@code P_t / P_{t-days} - 1}. */
        MOM,
        /** Reversal: minus momentum. */
        REV,
        /** Low volatility: minus the standard deviation (1/(n-1)) of the last daily log returns. */
        LOWVOL
    }

    /** Checks the range. */
    public PriceFactor {
        if (days < fewest(kind) || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    kind + " of " + days + " days, expected " + fewest(kind) + " to " + MOST_DAYS);
        }
    }

    private static int fewest(final Kind kind) {
        return kind == Kind.LOWVOL ? 2 : 1;
    }

    /**
     * @param name such as {@code mom20}, {@code rev5}, {@code lowvol20}.
     * @return the factor; empty for any other name or a number of days out of range.
     */
    public static Optional<PriceFactor> named(final String name) {
        final Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        final Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        final int days = Integer.parseInt(matcher.group(2));
        return days < fewest(kind) || days > MOST_DAYS ? Optional.empty() : Optional.of(new PriceFactor(kind, days));
    }

    /**
     * @return such as {@code mom20}.
     */
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT) + days;
    }

    /**
     * @param prices positive.
     * @return values known at each date; NaN for the first dates.
     */
    public Panel of(final Panel prices) {
        final double[][] rows = new double[prices.dates().size()][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = prices.undefined();
            if (t >= days) {
                for (int a = 0; a < rows[t].length; a++) {
                    rows[t][a] = value(prices, t, a);
                }
            }
        }
        return new Panel(prices.dates(), prices.assets(), rows);
    }

    private double value(final Panel prices, final int date, final int asset) {
        return switch (kind) {
            case MOM -> change(prices, date, asset);
            case REV -> -change(prices, date, asset);
            case LOWVOL -> -Moments.std(logReturns(prices, date, asset));
        };
    }

    private double change(final Panel prices, final int date, final int asset) {
        return prices.value(date, asset) / prices.value(date - days, asset) - 1;
    }

    private double[] logReturns(final Panel prices, final int date, final int asset) {
        final double[] returns = new double[days];
        Arrays.setAll(returns, i -> {
            final int end = date - days + 1 + i;
            return StrictMath.log(prices.value(end, asset) / prices.value(end - 1, asset));
        });
        return returns;
    }
}
