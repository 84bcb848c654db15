/** Statistics that tell whether an event stream looks like a market: the same code measures real and simulated data. */
package io.tiercel.marketdata.statistics;
