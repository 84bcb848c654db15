/** Normalised events from a feed process to an engine process over Aeron: shared memory on one machine or UDP, on the loopback interface by default. */
package io.tiercel.marketdata.transport.aeron;
