/** Runs a journal through a fresh core and compares what comes out with what came out then. */
package io.tiercel.engine.replay;
