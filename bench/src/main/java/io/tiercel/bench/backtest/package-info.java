/** Backtests of a simulated day. */
package io.tiercel.bench.backtest;
