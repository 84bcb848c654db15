/**
 * A simulated exchange: order flow with the clustering, persistence and depth of a real market, matched in a real book and published as
 * genuine ITCH 5.0 bytes. Seeded: the same configuration gives the same bytes on every machine.
 */
package io.tiercel.marketdata.simulation;
