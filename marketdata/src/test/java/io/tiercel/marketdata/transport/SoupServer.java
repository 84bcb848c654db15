package io.tiercel.marketdata.transport;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SoupBinTCP server on the loopback address: takes one connection after another, reads the login and lets a script speak. */
final class SoupServer implements AutoCloseable {
    /** What the server does with each connection that has logged in; the connection is closed when it returns. */
    @FunctionalInterface
    interface Script {
        void speak(Connection connection) throws Exception;
    }

    private final ServerSocket server;
    private final Thread thread;
    final List<Long> wanted = new CopyOnWriteArrayList<>();
    final List<String> sessions = new CopyOnWriteArrayList<>();
    volatile Throwable failure;

    SoupServer(final Script script) throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!server.isClosed()) {
                    try (Connection connection = new Connection(server.accept())) {
                        script.speak(connection);
                    } catch (final SocketException gone) {
                        // a client may leave whenever it has what it wants
                        if (server.isClosed()) {
                            return;
                        }
                    }
                }
            } catch (final Throwable e) {
                failure = server.isClosed() ? null : e;
            }
        });
    }

    SoupConfig config() {
        return new SoupConfig(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()),
                "user",
                "secret",
                2000,
                1,
                4);
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }

    /** One client. */
    final class Connection implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;
        /** First message it wants. */
        final long first;

        Connection(final Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            final byte[] login = packet();
            if (login.length != 47 || login[0] != 'L') {
                throw new AssertionError("no login: " + new String(login, StandardCharsets.US_ASCII));
            }
            sessions.add(new String(login, 17, 10, StandardCharsets.US_ASCII).strip());
            first = Long.parseLong(new String(login, 27, 20, StandardCharsets.US_ASCII).strip());
            wanted.add(first);
        }

        /** The next packet of the client, without its length. */
        byte[] packet() throws IOException {
            final byte[] packet = new byte[in.readUnsignedShort()];
            in.readFully(packet);
            return packet;
        }

        void accept(final long sequence) throws IOException {
            send(
                    'A',
                    ("TIERCEL_01" + " ".repeat(20 - Long.toString(sequence).length()) + sequence)
                            .getBytes(StandardCharsets.US_ASCII));
        }

        void send(final char type, final byte[] content) throws IOException {
            out.write(bytes(type, content));
        }

        /** A packet in pieces of one byte each: as many segments as the machine makes of them. */
        void sendInPieces(final char type, final byte[] content) throws IOException {
            for (final byte one : bytes(type, content)) {
                out.write(one);
            }
        }

        void sendRaw(final byte[] bytes, final int length) throws IOException {
            out.write(bytes, 0, length);
        }

        static byte[] bytes(final char type, final byte[] content) {
            final byte[] bytes = new byte[3 + content.length];
            bytes[0] = (byte) ((content.length + 1) >>> 8);
            bytes[1] = (byte) (content.length + 1);
            bytes[2] = (byte) type;
            System.arraycopy(content, 0, bytes, 3, content.length);
            return bytes;
        }

        /** Returns when the client has closed its side. */
        void awaitGone() throws IOException {
            socket.setSoTimeout(5_000);
            try {
                while (true) {
                    packet();
                }
            } catch (final java.io.EOFException | java.net.SocketException gone) {
                // what was waited for
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
