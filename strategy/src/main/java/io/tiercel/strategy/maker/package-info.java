/** Strategies that earn the spread by quoting both sides. */
package io.tiercel.strategy.maker;
