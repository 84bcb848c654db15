package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/** Exact decimals of cases as fixed point. Stateless; cold. */
final class CaseDecimals {
    private static final int MICROS = 6;
    private static final int MOST_DECIMALS = 12;

    private CaseDecimals() {}

    /** An instrument whose prices have all decimals of some texts, and whose quantities are whole. */
    static Instrument instrumentFor(final Stream<String> prices) {
        final int scale = prices.filter(Objects::nonNull)
                .mapToInt(price -> Math.max(0, decimal(price).scale()))
                .max()
                .orElse(0);
        if (scale > MOST_DECIMALS) {
            throw new BadInputException("a price has " + scale + " decimals, expected at most " + MOST_DECIMALS);
        }
        return new Instrument(0, "CASE", scale, 0, 1, 1, 1);
    }

    /** A price in units of the instrument. */
    static long price(final Instrument instrument, final String text) {
        return decimal(text).movePointRight(instrument.priceScale()).longValueExact();
    }

    static long micros(final String text) {
        return decimal(text).movePointRight(MICROS).longValueExact();
    }

    static int side(final String text) {
        return switch (String.valueOf(text)) {
            case "B" -> Side.BUY;
            case "S" -> Side.SELL;
            default -> throw new BadInputException("side is " + text + ", expected B or S");
        };
    }

    private static BigDecimal decimal(final String text) {
        try {
            return new BigDecimal(String.valueOf(text));
        } catch (final NumberFormatException e) {
            throw new BadInputException("\"" + text + "\" is no number, expected an exact decimal in quotes", e);
        }
    }
}
