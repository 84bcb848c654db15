/** The operator's word to a running engine: a small file ring in the run folder. */
package io.tiercel.engine.operator;
