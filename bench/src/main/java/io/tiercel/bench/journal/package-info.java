/** Appending to the journal beside bare Chronicle Queue. */
package io.tiercel.bench.journal;
