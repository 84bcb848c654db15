/** The order books on a recorded hour: fast beside reference. */
package io.tiercel.bench.book;
