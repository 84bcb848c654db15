/** The factors on a recorded hour, on top of the book that they read. */
package io.tiercel.bench.factors;
