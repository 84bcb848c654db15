/** Shanghai and Shenzhen: Level-2 orders and trades, and snapshots of ten levels. */
package io.tiercel.marketdata.sse;
