/** What is printed: figures with their bare part, ratio, target and verdict, and where they were measured. */
package io.tiercel.bench.report;
