/** Worked cases in YAML, each with what is expected of it, run against the venue, the risk gate and the metrics. */
package io.tiercel.engine.scenarios;
