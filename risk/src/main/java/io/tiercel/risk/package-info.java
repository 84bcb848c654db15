/**
 * The deterministic gate between what a strategy wants and what a venue gets: pre-trade checks, positions and cash, the kill switch. Integers and
 * exact comparisons only.
 */
package io.tiercel.risk;
