/** Where market data comes from: a feed is polled by the ingress thread and writes normalised events. */
package io.tiercel.marketdata.feed;
