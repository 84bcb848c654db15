/** Benchmarks of compiled factor formulas: beside the same by hand, and a set together beside one by one. */
package io.tiercel.bench.expressions;
