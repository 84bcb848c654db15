/** The formats of recorded market data: how each is known and opened. */
package io.tiercel.marketdata.format;
