/** The risk gate: what all checks of one order cost. */
package io.tiercel.bench.risk;
