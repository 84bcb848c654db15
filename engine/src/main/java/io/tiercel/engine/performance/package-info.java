/** What a run was worth: its orders, fills, round trips and equity, and every figure that is made of them. */
package io.tiercel.engine.performance;
