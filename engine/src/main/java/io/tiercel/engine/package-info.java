/**
 * The engine: {@link io.tiercel.engine.Pipeline} shows the way of an event in one file, {@link io.tiercel.engine.Core} is what happens to it.
 */
package io.tiercel.engine;
