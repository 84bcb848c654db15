package io.tiercel.engine.performance;

/**
 * What a run is compared with.
 *
 * @param name   as a report says it.
 * @param series positive values, such as closes.
 */
public record Benchmark(String name, EquitySeries series) {}
