/** Microstructure factors of one instrument's order book and trades: parameters here, the catalogue and the streaming engine below. */
package io.tiercel.factors;
