package io.tiercel.marketdata.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.marketdata.feed.AllocatedBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Groups joined on the loopback interface, and what a packet costs in allocation. */
@Timeout(20)
class MulticastReceiverTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PACKETS = 2_000;

    private final Counted counted = new Counted();

    @Test
    void shouldHearTwoGroupsOnTheLoopbackInterface() throws IOException {
        final NetworkInterface loopback = NetworkInterface.getByInetAddress(LOOPBACK);
        final List<InetSocketAddress> groups = new ArrayList<>();
        for (final String group : List.of("239.255.77.1", "239.255.77.2")) {
            groups.add(new InetSocketAddress(InetAddress.getByName(group), freePort()));
        }
        final LineArbitrator arbitrator = new LineArbitrator(ArbitratorConfig.DEFAULT, counted);
        final MoldLine line = new MoldLine(List.of(new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {4}));
        final List<byte[]> packets = line.packets(1);
        try (MulticastReceiver receiver = new MulticastReceiver(
                        arbitrator, groups, loopback, new InetSocketAddress(LOOPBACK, 9), Optional.empty());
                DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
            sender.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
            assumeTrue(
                    isHeard(sender, loopback), "skipped: this machine carries no multicast on its loopback interface");

            for (int i = 0; i < 4; i++) {
                // odd messages in one group, even ones in the other: only both together are the session
                sender.send(ByteBuffer.wrap(packets.get(i)), groups.get(i % 2));
            }
            sender.send(ByteBuffer.wrap(line.endOfSession()), groups.getFirst());
            pollUntilEnded(receiver, arbitrator);

            assertEquals(4, counted.messages);
            assertEquals(0, arbitrator.lost());
        }
    }

    private static boolean isHeard(final DatagramChannel sender, final NetworkInterface loopback) throws IOException {
        final InetAddress group = InetAddress.getByName("239.255.77.3");
        try (DatagramChannel probe = DatagramChannel.open(StandardProtocolFamily.INET)) {
            probe.bind(new InetSocketAddress(0));
            probe.join(group, loopback);
            probe.socket().setSoTimeout(1_000);
            final int port = ((InetSocketAddress) probe.getLocalAddress()).getPort();
            sender.send(ByteBuffer.wrap(new byte[] {1}), new InetSocketAddress(group, port));
            probe.socket().receive(new DatagramPacket(new byte[8], 8));
            return true;
        } catch (final IOException silent) {
            return false;
        }
    }

    private static void pollUntilEnded(final MulticastReceiver receiver, final LineArbitrator arbitrator)
            throws IOException {
        final long startNs = System.nanoTime();
        while (!arbitrator.isEnded()) {
            receiver.poll(System.nanoTime());
            assertTrue(System.nanoTime() - startNs < 5_000_000_000L, "waited for 5 s in vain");
        }
    }

    @Test
    void shouldAllocateNothingPerPacketOfASteadySender() throws IOException {
        final byte[] packet = packet();
        final LineArbitrator arbitrator = new LineArbitrator(ArbitratorConfig.DEFAULT, counted);
        try (MulticastReceiver receiver = new MulticastReceiver(
                        arbitrator,
                        List.of(new InetSocketAddress(LOOPBACK, 0)),
                        NetworkInterface.getByInetAddress(LOOPBACK),
                        new InetSocketAddress(LOOPBACK, 9),
                        Optional.empty());
                DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            sender.connect(new InetSocketAddress(LOOPBACK, receiver.port(0)));
            final ByteBuffer bytes = ByteBuffer.allocateDirect(packet.length).put(packet);
            final Runnable round = () -> {
                for (int i = 0; i < PACKETS; i++) {
                    bytes.putLong(MoldDescriptor.SEQUENCE_OFFSET, arbitrator.nextSequence())
                            .rewind();
                    send(sender, bytes);
                    int heard = 0;
                    while (heard == 0) {
                        heard = poll(receiver);
                    }
                }
            };
            round.run();

            final long allocated = AllocatedBytes.leastOf(5, round);

            assertEquals(6 * PACKETS, counted.messages);
            assertEquals(0, allocated, "bytes for " + PACKETS + " packets sent and received");
        }
    }

    @Test
    void shouldArbitrateWithoutAllocating() {
        final LineArbitrator arbitrator = new LineArbitrator(new ArbitratorConfig(64, 0, 1, 20, 1_000_000), counted);
        final UnsafeBuffer packet = new UnsafeBuffer(packet());
        final UnsafeBuffer request = new UnsafeBuffer(new byte[MoldDescriptor.HEADER_LENGTH]);
        // in turn: the next but one first, so that it waits and is asked for, then the missing one, then a repeat
        final Runnable round = () -> {
            for (int i = 0; i < PACKETS; i++) {
                final long next = arbitrator.nextSequence();
                on(arbitrator, packet, next + 1, 2L * i);
                arbitrator.request(2L * i + 1, request);
                on(arbitrator, packet, next, 2L * i + 1);
                on(arbitrator, packet, next, 2L * i + 1);
            }
        };
        round.run();

        final long allocated = AllocatedBytes.leastOf(5, round);

        assertEquals(0, allocated);
        assertEquals(6 * 2 * PACKETS, counted.messages);
        assertEquals(6 * PACKETS, arbitrator.repeats());
        assertEquals(6 * PACKETS, arbitrator.requests());
    }

    /** Negative control: a listener that allocates is seen. */
    @Test
    void shouldSeeAListenerThatAllocates() {
        final List<byte[]> kept = new ArrayList<>(8 * PACKETS);
        final LineArbitrator arbitrator = new LineArbitrator(ArbitratorConfig.DEFAULT, new Counted() {
            @Override
            public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
                kept.add(new byte[length]);
            }
        });
        final UnsafeBuffer packet = new UnsafeBuffer(packet());

        final long allocated = AllocatedBytes.leastOf(5, () -> {
            for (int i = 0; i < PACKETS; i++) {
                on(arbitrator, packet, arbitrator.nextSequence(), 0);
            }
        });

        assertEquals(5 * PACKETS, kept.size());
        assertTrue(allocated >= 16L * PACKETS, allocated + " bytes for " + PACKETS + " arrays");
    }

    private static void on(
            final LineArbitrator arbitrator, final UnsafeBuffer packet, final long sequence, final long nowNs) {
        packet.putLong(MoldDescriptor.SEQUENCE_OFFSET, sequence, java.nio.ByteOrder.BIG_ENDIAN);
        arbitrator.onPacket(packet, 0, packet.capacity(), nowNs);
    }

    /** One message of 36 bytes. */
    private static byte[] packet() {
        return new MoldLine(List.of(new byte[36])).packets(1).getFirst();
    }

    private static void send(final DatagramChannel sender, final ByteBuffer bytes) {
        try {
            sender.write(bytes);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int poll(final MulticastReceiver receiver) {
        try {
            return receiver.poll(0);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static class Counted implements SequencedListener {
        int messages;

        @Override
        public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            messages++;
        }

        @Override
        public void onGap(final long sequence, final long missing) {
            // counted by the arbitrator
        }

        @Override
        public void onCaughtUp(final boolean isWhole) {
            // counted by the arbitrator
        }

        @Override
        public void onLost(final long sequence, final long missing) {
            // counted by the arbitrator
        }

        @Override
        public void onEndOfSession() {
            // the arbitrator says so
        }
    }
}
