/** Execution algorithms: one large order worked as many small ones. */
package io.tiercel.strategy.execution;
