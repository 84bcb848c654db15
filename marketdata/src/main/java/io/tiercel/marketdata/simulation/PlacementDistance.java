package io.tiercel.marketdata.simulation;

/**
 * How far from the fair value an order is placed: a floor that pays for being wrong, then mostly near, sometimes very far.
 * <p>
 * Owned by one thread; allocates nothing.
 * <p>
 * {@code distance = floor + near * E} or, for the patient, {@code distance = floor + far * (exp(E / mu) - 1)}, cut at the largest distance; E is
 * exponential of mean 1, so that exp(E / mu) follows a power law: it exceeds x with probability x^-mu. Power law: Bouchaud, Mezard and Potters, "Statistical properties of stock order books", Quantitative Finance 2,
 * 2002, with their exponent mu = 0.6; the floor is the adverse-selection half-spread of Glosten and Milgrom, Journal of Financial Economics
 * 14, 1985; the mixture is ours.
 */
final class PlacementDistance {
    /** Part of the half-spread that every order asks for, ticks. */
    static final double FLOOR_TICKS = 7.5;

    private static final double PATIENT_SHARE = 0.40;
    private static final double NEAR_TICKS = 36.0;
    private static final double FAR_TICKS = 60.0;
    private static final double TAIL_EXPONENT = 0.6;
    private static final double LARGEST_TICKS = 3000.0;

    private final SeededRandom random;

    /**
     * Draws from the given numbers.
     *
     * @param random used by these distances among others.
     */
    PlacementDistance(final SeededRandom random) {
        this.random = random;
    }

    /** Returns the distance of the next order from the fair value in ticks, at least {@link #FLOOR_TICKS}. */
    double nextTicks() {
        if (random.chance(PATIENT_SHARE)) {
            final double far = FAR_TICKS * (StrictMath.exp(random.exponential() / TAIL_EXPONENT) - 1.0);
            return FLOOR_TICKS + Math.min(far, LARGEST_TICKS);
        }
        return FLOOR_TICKS + NEAR_TICKS * random.exponential();
    }
}
