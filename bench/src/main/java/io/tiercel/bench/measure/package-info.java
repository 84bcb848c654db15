/** From JMH's results to one number per operation: time, spread, bytes allocated. */
package io.tiercel.bench.measure;
