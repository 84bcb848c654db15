/** Frames of crypto venues, from JSON to events. */
package io.tiercel.bench.json;
