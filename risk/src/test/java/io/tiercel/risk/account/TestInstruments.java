package io.tiercel.risk.account;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.List;

/** Instruments of the tests. */
public final class TestInstruments {
    /** A share in cents, without a multiplier. */
    public static final Instrument SHARE = new Instrument(0, "EQ", 2, 0, 1, 1, 1);

    /** A coin: prices in cents, quantities in 10^-8. */
    public static final Instrument COIN = new Instrument(1, "CR", 2, 8, 1, 1, 1);

    /** A future: quarters of a point, 50 a point. */
    public static final Instrument FUTURE = new Instrument(2, "FU", 2, 0, 25, 1, 50);

    private TestInstruments() {}

    public static InstrumentRegistry registry() {
        return new InstrumentRegistry(List.of(SHARE, COIN, FUTURE));
    }
}
