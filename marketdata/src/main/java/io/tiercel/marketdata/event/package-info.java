/** Writing normalised events into the slots of the input ring. */
package io.tiercel.marketdata.event;
