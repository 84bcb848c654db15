/** Benchmarks: every stage beside its bare part or its simple alternative, latency under load, one report of ratios. Cold but for what is timed. */
package io.tiercel.bench;
