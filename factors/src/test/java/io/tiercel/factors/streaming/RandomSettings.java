package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.FactorParameter;
import java.util.SplittableRandom;

/** Every factor with seeded parameters: short and long windows, and the least and odd ones that are allowed. */
final class RandomSettings {
    private RandomSettings() {}

    static FactorsConfig of(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        FactorsConfig config = FactorsConfig.of(FactorsConfig.ALL);
        for (final FactorParameter parameter : FactorParameter.values()) {
            if (parameter != FactorParameter.TWO_SCALE_STEP && parameter != FactorParameter.TWO_SCALE_EVENTS) {
                config = config.with(parameter, value(parameter, random));
            }
        }
        final int step = random.nextInt(2, 20);
        return config.with(FactorParameter.TWO_SCALE_STEP, 2)
                .with(FactorParameter.TWO_SCALE_EVENTS, 2 * step + random.nextInt(100))
                .with(FactorParameter.TWO_SCALE_STEP, step);
    }

    private static double value(final FactorParameter parameter, final SplittableRandom random) {
        return switch (parameter) {
            case LEVEL_DECAY -> random.nextInt(3) * 0.7;
            case LIQUIDITY_BPS -> random.nextDouble(0.5, 60.0);
            case EWMA_DECAY -> random.nextDouble(0.3, 0.99);
            case OFI_DECAY_PER_SECOND, HAWKES_DECAY_PER_SECOND -> random.nextDouble(0.01, 100.0);
            case SWEEP_QTY, VPIN_BUCKET_QTY -> random.nextInt(1, 1_500);
            case MID_HISTORY_CAPACITY -> random.nextInt(2, 9);
            case FANO_BINS -> random.nextInt(2, 40);
            default ->
                parameter.key().endsWith("Ns")
                        ? random.nextLong(1L, 1L << random.nextInt(24, 34))
                        : random.nextInt(parameter.isAllowed(1.0) ? 1 : 2, 2 << random.nextInt(1, 8));
        };
    }
}
