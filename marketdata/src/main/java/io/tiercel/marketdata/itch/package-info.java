/** Nasdaq TotalView-ITCH 5.0: byte layout, reading and writing of messages. */
package io.tiercel.marketdata.itch;
