/** Strategies that look at two instruments at once. */
package io.tiercel.strategy.pairs;
