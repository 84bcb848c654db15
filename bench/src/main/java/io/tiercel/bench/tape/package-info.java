/** Market data made ready in memory before the clock starts: encoded slots and ITCH bytes. */
package io.tiercel.bench.tape;
