/** The hop between two threads: our slots beside the Disruptor's own events and a blocking queue. */
package io.tiercel.bench.ring;
