package io.tiercel.marketdata.statistics;

/**
 * A figure that is too far from that of the market it is compared with. Immutable, cold.
 *
 * @param figure    name of the component of {@link MarketFigures}; a level of the size profile carries its index, from 0.
 * @param reference in the market compared with.
 * @param measured  what was found.
 * @param lowest    smallest value that would have passed.
 * @param highest   largest value that would have passed.
 */
public record FigureDifference(String figure, double reference, double measured, double lowest, double highest) {}
