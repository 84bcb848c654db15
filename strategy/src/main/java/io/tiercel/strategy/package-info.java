/**
 * What decides: strategies see the market through read-only views and answer with intents. Nothing here can send an order; that takes
 * an {@code Order}, which only the risk module can make.
 */
package io.tiercel.strategy;
