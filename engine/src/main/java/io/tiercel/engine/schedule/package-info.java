/** Timers of the core's clock. */
package io.tiercel.engine.schedule;
