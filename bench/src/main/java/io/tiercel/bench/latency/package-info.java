/** Latency under an open load: every event has a time at which it is due, and its latency counts from then. */
package io.tiercel.bench.latency;
