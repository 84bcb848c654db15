/** Bitstamp's individual orders as recorded tables. */
package io.tiercel.marketdata.bitstamp;
