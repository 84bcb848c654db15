package io.tiercel.engine.venue;

import io.tiercel.marketdata.input.BadInputException;

/**
 * How places in the queues of level data are estimated. Immutable.
 *
 * @param model of a decrease that no trade explains.
 * @param n     exponent of POWER, POWER2 and POWER3, more than 0, at most 100; the others do not read it.
 */
public record QueueModelConfig(QueueModel model, double n) {
    private static final double MAX_N = 100;

    /** Trades alone bring us forward. */
    public static final QueueModelConfig RISK_AVERSE = new QueueModelConfig(QueueModel.RISK_AVERSE, 1);

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public QueueModelConfig {
        if (model == null) {
            throw new BadInputException(
                    "venue.queueModel.model is missing, expected RISK_AVERSE, POWER, POWER2, POWER3, LOG or LOG2");
        }
        if (!(n > 0 && n <= MAX_N)) {
            throw new BadInputException("venue.queueModel.n = " + n + ", expected more than 0, at most 100");
        }
    }
}
