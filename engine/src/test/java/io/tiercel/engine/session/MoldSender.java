package io.tiercel.engine.session;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A sender of MoldUDP64 on loopback: two lines, each of which loses every other packet, until it is closed. */
final class MoldSender implements AutoCloseable {
    private static final int PER_PACKET = 20;
    private static final byte[] SESSION = "TIERCEL_01".getBytes(StandardCharsets.US_ASCII);

    private final List<byte[]> messages;
    private final List<InetSocketAddress> lines;
    private final DatagramSocket socket;
    private final Thread sending;

    MoldSender(final List<byte[]> messages, final List<Integer> linePorts) throws IOException {
        this.messages = messages;
        final InetAddress loopback = InetAddress.getLoopbackAddress();
        lines = linePorts.stream()
                .map(port -> new InetSocketAddress(loopback, port))
                .toList();
        socket = new DatagramSocket(new InetSocketAddress(loopback, 0));
        sending = Thread.ofPlatform().daemon().start(this::send);
    }

    private void send() {
        try {
            // again and again, the lines changing places: whoever listens late, or loses a packet, hears it in a later
            // round
            for (int round = 0; !socket.isClosed(); round++) {
                int packet = round;
                for (int from = 0; from < messages.size(); from += PER_PACKET) {
                    final byte[] bytes = packet(from, Math.min(PER_PACKET, messages.size() - from));
                    to(lines.get(packet % lines.size()), bytes);
                    packet++;
                }
                to(lines.getFirst(), header(messages.size() + 1L, 0xffff));
                Thread.sleep(1);
            }
        } catch (final IOException | InterruptedException closed) {
            // the test is over
        }
    }

    private void to(final InetSocketAddress address, final byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, address));
    }

    private byte[] packet(final int from, final int count) {
        final List<byte[]> part = messages.subList(from, from + count);
        final ByteBuffer packet = ByteBuffer.allocate(20
                        + part.stream().mapToInt(message -> 2 + message.length).sum())
                .put(header(from + 1L, count));
        part.forEach(message -> packet.putShort((short) message.length).put(message));
        return packet.array();
    }

    private static byte[] header(final long sequence, final int count) {
        return ByteBuffer.allocate(20)
                .put(SESSION)
                .putLong(sequence)
                .putShort((short) count)
                .array();
    }

    @Override
    public void close() {
        socket.close();
        sending.interrupt();
    }
}
