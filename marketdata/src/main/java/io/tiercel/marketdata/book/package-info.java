/** Order-by-order books: per-order FIFO, price levels, the best ten levels kept ready for the factors. */
package io.tiercel.marketdata.book;
