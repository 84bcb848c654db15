/** Factors kept up to date event by event, on the core's thread, without allocation. */
package io.tiercel.factors.streaming;
