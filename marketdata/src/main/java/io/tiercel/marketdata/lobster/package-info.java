/** LOBSTER message and order book files: Nasdaq's order flow of one share and one day as text. */
package io.tiercel.marketdata.lobster;
