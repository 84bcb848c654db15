/** Recorded market data in a form of our own and back: the normalised events of a feed as a journal or as Parquet files. */
package io.tiercel.engine.conversion;
