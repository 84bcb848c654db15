/** Strategies that pay the spread for a forecast. */
package io.tiercel.strategy.taker;
