/** ITCH bytes to full order books, a day of many symbols. */
package io.tiercel.bench.itch;
