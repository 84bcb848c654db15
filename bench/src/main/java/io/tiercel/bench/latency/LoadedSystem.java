package io.tiercel.bench.latency;

/** What is put under load. Driven by the load generator's thread. */
interface LoadedSystem {
    /**
     * Publishes one event; may wait for room, never for the event's outcome.
     *
     * @param event       number of the event, from 0, each once, in order.
     * @param scheduledNs when it was due: its latency counts from here; 0 = from now.
     */
    void publish(int event, long scheduledNs);
}
