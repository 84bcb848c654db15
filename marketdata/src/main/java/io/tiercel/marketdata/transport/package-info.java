/** How market data travels: MoldUDP64 packets over UDP, arbitration between two lines, recovery of what was lost, SoupBinTCP. */
package io.tiercel.marketdata.transport;
