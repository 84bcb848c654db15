/**
 * How well a factor foretells returns: information coefficients, decay, quintile returns, turnover, over many assets at once (a panel) or one instrument
 * in time. Cold: for research, never on the path of an event.
 */
package io.tiercel.factors.evaluation;
