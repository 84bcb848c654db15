/** From scores and signals to orders, for strategies that decide on bars: who is held, how much of it, and what has to be traded for that. */
package io.tiercel.strategy.portfolio;
