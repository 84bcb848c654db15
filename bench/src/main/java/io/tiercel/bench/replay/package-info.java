/** A journal read again, and replayed. */
package io.tiercel.bench.replay;
