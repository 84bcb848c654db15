package io.tiercel.factors.kernel;

/**
 * The best levels of a book after each of many events, level by level: {@code bidPrices[level][event]}. Not copied; whoever owns the arrays leaves
 * them alone while a kernel reads.
 * <p>
 * Prices are whole numbers of price units and quantities whole numbers of quantity units, both below 2^52 in size and held in doubles. A missing level
 * has quantity 0 and the price {@code -Infinity} (bid) or {@code +Infinity} (ask); levels behind a missing one are missing too.
 *
 * @param bidPrices {@code [level][event]}, best level first.
 * @param bidQtys   same shape.
 * @param askPrices same shape.
 * @param askQtys   same shape.
 * @param length    events; each array has at least as many places.
 */
@SuppressWarnings("ArrayRecordComponent") // a view of columns, never compared
public record BookColumns(
        double[][] bidPrices, double[][] bidQtys, double[][] askPrices, double[][] askQtys, int length) {}
