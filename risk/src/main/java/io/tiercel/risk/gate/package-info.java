/** The pre-trade checks, and the orders that only they can make. */
package io.tiercel.risk.gate;
