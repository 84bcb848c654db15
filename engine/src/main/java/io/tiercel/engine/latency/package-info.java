/** Hop timing: clock readings between the stages of an event, to histograms and never to state. */
package io.tiercel.engine.latency;
