package io.tiercel.factors.streaming;

import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.List;

/** Prints a number that depends on every bit of every factor after every event, for runs in other virtual machines. */
final class FactorDigestProbe {
    private FactorDigestProbe() {}

    public static void main(final String[] args) {
        System.out.println(Long.toHexString(digest(Long.parseLong(args[0]), Integer.parseInt(args[1]))));
    }

    static long digest(final long seed, final int events) {
        final Instrument instrument = new Instrument(0, "AAPL", 4, 0, RandomMarket.TICK, 1, 1);
        final FactorEngine engine = new FactorEngine(new InstrumentRegistry(List.of(instrument)), Settings.ALL);
        final FactorVector vector = engine.vector(0);
        final RandomMarket market = new RandomMarket(seed);
        long digest = 17L;
        for (int i = 0; i < events; i++) {
            market.next().feed(engine, 0, market.isDepthChanged());
            for (int f = 0; f < vector.size(); f++) {
                digest = digest * 0x9E3779B97F4A7C15L + vector.bits(f);
                digest ^= digest >>> 29;
            }
        }
        return digest;
    }
}
