<<<<<<< HEAD
/** Microstructure factors: one catalogue, computed event by event. */
=======
/** Microstructure factors of one instrument's order book and trades: parameters here, the catalogue and the streaming engine below. */
>>>>>>> refs/heads/factors
package io.tiercel.factors;
