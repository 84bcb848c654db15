/** Crypto venues live: websocket and HTTP connections that drive a venue's session, and what is done when they break. */
package io.tiercel.marketdata.transport.websocket;
