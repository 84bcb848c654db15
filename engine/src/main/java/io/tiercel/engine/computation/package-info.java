/** Factors and formulas of recorded feeds as tables, computed by the core itself: the values that a session has. */
package io.tiercel.engine.computation;
