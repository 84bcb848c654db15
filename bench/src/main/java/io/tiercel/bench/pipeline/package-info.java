/** The whole engine on a simulated day in memory: book, factors, strategies, risk, simulated venue, journal on. */
package io.tiercel.bench.pipeline;
