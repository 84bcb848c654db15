/** Backtests: recorded or simulated market data through the core on one thread, alone, over a grid of parameters, or walking forward. */
package io.tiercel.engine.backtest;
