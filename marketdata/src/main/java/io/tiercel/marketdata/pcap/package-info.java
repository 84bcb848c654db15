/**
 * Captured network packets as a source of market data: classic pcap and pcapng files, and the UDP datagrams within them.
 * <p>
 * Written here because no library fits: pcap4j and jNetPcap need the native libpcap, pkts.io reads no pcapng; all of them make objects per packet.
 */
package io.tiercel.marketdata.pcap;
