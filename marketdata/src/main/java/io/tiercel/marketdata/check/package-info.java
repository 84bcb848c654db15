/** Compares the books that a feed makes with what the feed itself says about them. */
package io.tiercel.marketdata.check;
