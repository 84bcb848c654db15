/** Bars as tables: one row for each span of time. */
package io.tiercel.marketdata.bar;
