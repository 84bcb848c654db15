package io.tiercel.engine.venue;

/** What is taken to happen to an own order's place when the quantity of its level falls and nobody tells whose it was. */
public enum QueueModel {
    /** All of it behind us, as long as it fits there. */
    RISK_AVERSE,

    /** Behind with probability {@code b^n / (b^n + f^n)}; b lots behind us, f lots in front. */
    POWER,

    /** Behind with probability {@code b^n / (b + f)^n}. */
    POWER2,

    /** Behind with probability {@code 1 - (f / (f + b))^n}. */
    POWER3,

    /** Behind with probability {@code ln(1 + b) / (ln(1 + b) + ln(1 + f))}. */
    LOG,

    /** Behind with probability {@code ln(1 + b) / ln(1 + b + f)}. */
    LOG2;

    /**
     * @param frontLots in front of us, positive.
     * @param backLots  behind us, positive.
     * @param n         exponent of the powers.
     * @return probability that a decrease happened behind us, 0 to 1.
     */
    double probabilityBehind(final double frontLots, final double backLots, final double n) {
        return switch (this) {
            case RISK_AVERSE -> 1;
            case POWER -> {
                final double back = StrictMath.pow(backLots, n);
                yield back / (back + StrictMath.pow(frontLots, n));
            }
            case POWER2 -> StrictMath.pow(backLots, n) / StrictMath.pow(backLots + frontLots, n);
            case POWER3 -> 1 - StrictMath.pow(frontLots / (frontLots + backLots), n);
            case LOG -> {
                final double back = StrictMath.log(1 + backLots);
                yield back / (back + StrictMath.log(1 + frontLots));
            }
            case LOG2 -> StrictMath.log(1 + backLots) / StrictMath.log(1 + backLots + frontLots);
        };
    }
}
