/** The vocabulary of orders in FIX terms: intents on the way out, execution reports on the way back. */
package io.tiercel.strategy.order;
