/** Chained digest of every input and digests of every component: the proof that a replay did the same. */
package io.tiercel.engine.digest;
