package io.tiercel.risk.limits;

import io.tiercel.marketdata.input.BadInputException;

/**
 * What risk knows of one instrument beyond its prices. An instrument without an entry has no sector, no known volume and no restriction: the checks of
 * those do not bind on it. Immutable; cold.
 *
 * @param symbol            as in {@code instruments.yaml}.
 * @param sector            its name, or {@link #NO_SECTOR}.
 * @param averageDailyUnits average daily volume, whole units, 1 to 10^12; {@code OFF} when it is not known.
 * @param restriction       whether it may be traded.
 */
public record InstrumentRisk(String symbol, String sector, Limit averageDailyUnits, Restriction restriction) {
    /** Sector of an instrument that has none: its exposure counts in no sector. */
    public static final String NO_SECTOR = "NONE";

    private static final long MAX_DAILY_UNITS = 1_000_000_000_000L;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public InstrumentRisk {
        if (symbol == null || symbol.isBlank() || sector == null || sector.isBlank()) {
            throw new BadInputException("risk: instruments: symbol = " + symbol + ", sector = " + sector
                    + ", expected names; a sector of " + NO_SECTOR + " is none");
        }
        averageDailyUnits.require("averageDailyUnits of " + symbol, 1, MAX_DAILY_UNITS);
    }

    /**
     * @param symbol of an instrument that nothing is known of.
     * @return its entry.
     */
    public static InstrumentRisk unknown(final String symbol) {
        return new InstrumentRisk(symbol, NO_SECTOR, Limit.OFF, Restriction.NO);
    }
}
