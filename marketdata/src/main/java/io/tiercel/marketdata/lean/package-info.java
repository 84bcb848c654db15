/** Files in the layout of QuantConnect's LEAN: zips of bars, trades and quotes. */
package io.tiercel.marketdata.lean;
