/** Commands of {@code tiercel bench}. */
package io.tiercel.bench.console;
