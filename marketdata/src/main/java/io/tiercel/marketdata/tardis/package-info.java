/** Tables in the layout of Tardis.dev: order books, trades and quotes of crypto venues. */
package io.tiercel.marketdata.tardis;
