/** Every format of recorded market data in one list. */
package io.tiercel.marketdata.recorded;
