/** What is traded: identifiers, scales, ticks, lots. */
package io.tiercel.marketdata.instrument;
