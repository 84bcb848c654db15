/** Counters of a running engine in a file of its run folder: written beside the work, read by other processes. */
package io.tiercel.engine.telemetry;
