/** Sweeps on Apache Flink: the sets of a grid spread over the workers of a cluster. */
package io.tiercel.engine.sweep;
