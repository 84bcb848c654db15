/** Factors of recorded events, column by column: for research, where all events are known at once. */
package io.tiercel.factors.batch;
