/** Databento Binary Encoding, versions 1 to 3: metadata, records, and the events that become of them. */
package io.tiercel.marketdata.dbn;
