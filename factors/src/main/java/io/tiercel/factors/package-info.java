/** Microstructure factors: one catalogue, computed event by event. */
package io.tiercel.factors;
