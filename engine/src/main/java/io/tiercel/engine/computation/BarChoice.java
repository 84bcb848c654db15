package io.tiercel.engine.computation;

import io.tiercel.factors.bar.BarRule;
import io.tiercel.factors.bar.ThresholdBars;
import io.tiercel.factors.bar.TickImbalanceBars;
import io.tiercel.factors.bar.TimeBars;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of bars as a person writes it: {@code time:60s}, {@code tick:100}, {@code volume:1000}, {@code dollar:1e6}, {@code imbalance:50}. Immutable; cold.
 *
 * @param kind what ends a bar.
 * @param size of it: ns, trades, whole units, currency, or trades expected of the first bar.
 */
public record BarChoice(Kind kind, BigDecimal size) {
    private static final Pattern TEXT = Pattern.compile(
            "(time|tick|volume|dollar|imbalance):(\\d{1,15}(?:\\.\\d{1,12})?(?:e\\d{1,2})?)(ms|s|m|h)?");
    private static final String EXPECTED = "time:60s (ms, s, m, h), tick:100, volume:1000, dollar:1e6 or imbalance:50";
    private static final int IMBALANCE_BARS = 20;
    private static final int IMBALANCE_REACH = 10;
    private static final int MAX_IMBALANCE_TRADES = 1_000_000;

    /** What ends a bar. */
    public enum Kind {
        /** Time. */
        TIME,
        /** Number of trades. */
        TICK,
        /** Traded quantity. */
        VOLUME,
        /** Traded money. */
        DOLLAR,
        /** Trades that lean to one side: expected length within a tenth and ten times that of the first bar. */
        IMBALANCE
    }

    /**
     * @param text as above.
     * @return the choice.
     * @throws BadInputException telling what was expected.
     */
    public static BarChoice parse(final String text) {
        final Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text);
        }
        final Kind kind = Kind.valueOf(matcher.group(1).toUpperCase(java.util.Locale.ROOT));
        final BigDecimal number = new BigDecimal(matcher.group(2));
        final String unit = matcher.group(3);
        if ((kind == Kind.TIME) != (unit != null) || number.signum() == 0) {
            throw wrong(text);
        }
        final BarChoice choice = new BarChoice(kind, kind == Kind.TIME ? number.multiply(nanoseconds(unit)) : number);
        final boolean isWhole = kind == Kind.TICK || kind == Kind.IMBALANCE || kind == Kind.TIME;
        if (isWhole && choice.size.stripTrailingZeros().scale() > 0) {
            throw wrong(text);
        }
        return choice;
    }

    private static BadInputException wrong(final String text) {
        return new BadInputException("--bars " + text + ", expected " + EXPECTED);
    }

    private static BigDecimal nanoseconds(final String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                });
    }

    /**
     * @param instrument whose trades are told.
     * @return a rule for it alone.
     * @throws BadInputException when the size is too large or has more decimals than the instrument.
     */
    BarRule rule(final Instrument instrument) {
        return switch (kind) {
            case TIME -> new TimeBars(whole(0, instrument));
            case TICK -> ThresholdBars.ofTrades(whole(0, instrument));
            case VOLUME -> ThresholdBars.ofQty(whole(instrument.qtyScale(), instrument));
            case DOLLAR -> ThresholdBars.ofNotional(whole(instrument.priceScale() + instrument.qtyScale(), instrument));
            case IMBALANCE -> imbalance(whole(0, instrument));
        };
    }

    private static BarRule imbalance(final long trades) {
        if (trades > MAX_IMBALANCE_TRADES) {
            throw new BadInputException(
                    "--bars imbalance:" + trades + ", expected up to " + MAX_IMBALANCE_TRADES + " trades");
        }
        return new TickImbalanceBars(
                trades,
                0.0,
                IMBALANCE_BARS,
                Math.toIntExact(IMBALANCE_BARS * trades),
                Math.max(1.0, trades / (double) IMBALANCE_REACH),
                trades * (double) IMBALANCE_REACH);
    }

    private long whole(final int scale, final Instrument instrument) {
        try {
            return size.movePointRight(scale).longValueExact();
        } catch (final ArithmeticException inexact) {
            throw new BadInputException(
                    "--bars: " + size.toPlainString() + " is no size in the units of " + instrument.symbol()
                            + ", expected one with at most " + scale + " decimals that fits 64 bits",
                    inexact);
        }
    }
}
