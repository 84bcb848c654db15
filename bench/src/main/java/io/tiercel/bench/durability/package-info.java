/** What the journal and its durability cost: throughput in turns in one run, and stalls of an append over a minute at full rate. */
package io.tiercel.bench.durability;
