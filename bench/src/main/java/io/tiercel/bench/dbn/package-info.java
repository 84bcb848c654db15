/** Databento files on a recorded day of a future: records, compression, events, and the order book they make. */
package io.tiercel.bench.dbn;
