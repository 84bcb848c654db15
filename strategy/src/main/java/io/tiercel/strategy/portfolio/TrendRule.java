package io.tiercel.strategy.portfolio;

/** How a trend is told. */
public enum TrendRule {
    /** The mean of the last few closes stands above that of many. */
    MOVING_AVERAGE,
    /** The close stands above that of many bars ago. */
    MOMENTUM
}
