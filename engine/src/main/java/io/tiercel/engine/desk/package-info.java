/** The trading desk: the one way from a strategy's intent through risk to the venue, and back. */
package io.tiercel.engine.desk;
