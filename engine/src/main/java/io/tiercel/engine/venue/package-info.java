/** Where orders go: the venue and its simulation over order-by-order market data. */
package io.tiercel.engine.venue;
