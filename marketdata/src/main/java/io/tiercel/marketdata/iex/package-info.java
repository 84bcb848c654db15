/** Feeds of the Investors Exchange over IEX-TP: DEEP 1.0 (levels), TOPS 1.5 and 1.6 (best prices), DEEP+ 1.0 (order by order). */
package io.tiercel.marketdata.iex;
