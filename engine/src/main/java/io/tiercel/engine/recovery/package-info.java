/** Snapshots of a session's whole state, the follower that makes them, and the way back into a session that was cut off. */
package io.tiercel.engine.recovery;
