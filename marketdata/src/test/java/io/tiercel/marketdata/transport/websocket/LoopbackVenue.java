package io.tiercel.marketdata.transport.websocket;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A websocket server on the loopback address: takes one connection after another and lets a script speak over each. */
final class LoopbackVenue implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** What the venue does with each connection; returns when it is done with it. */
    @FunctionalInterface
    interface Script {
        void speak(Connection connection) throws Exception;
    }

    private final ServerSocket server;
    private final Thread thread;
    private final Semaphore arrivals = new Semaphore(0);
    volatile Throwable failure;
    final AtomicInteger connections = new AtomicInteger();

    LoopbackVenue(final Script script) throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        thread = new Thread(
                () -> {
                    try {
                        while (!server.isClosed()) {
                            try (Connection connection = new Connection(server.accept(), connections.get() + 1)) {
                                connections.incrementAndGet();
                                arrivals.release();
                                script.speak(connection);
                            }
                        }
                    } catch (final Throwable e) {
                        failure = server.isClosed() ? null : e;
                    }
                },
                "loopback-venue");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the next client. */
    void awaitConnection() throws InterruptedException {
        if (!arrivals.tryAcquire(15, TimeUnit.SECONDS)) {
            throw new AssertionError("no connection within 15 s");
        }
    }

    String url() {
        return "ws://127.0.0.1:" + server.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }

    /** One client. */
    static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final int number;
        private final DataInputStream in;
        private final OutputStream out;
        private final Semaphore texts = new Semaphore(0);
        private final Semaphore gone = new Semaphore(0);

        Connection(final Socket socket, final int number) throws Exception {
            this.socket = socket;
            this.number = number;
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            out = new java.io.BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            String key = "";
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).trim();
                }
            }
            final byte[] sum =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(sum) + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            final Thread reader = new Thread(this::read, "loopback-venue-reader");
            reader.setDaemon(true);
            reader.start();
        }

        private String line() throws IOException {
            final StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        private void read() {
            try {
                while (true) {
                    final int opcode = in.readUnsignedByte() & 0xf;
                    int length = in.readUnsignedByte() & 0x7f;
                    if (length == 126) {
                        length = in.readUnsignedShort();
                    }
                    in.skipNBytes(4L + length);
                    if (opcode == 1) {
                        texts.release();
                    } else if (opcode == 8) {
                        break;
                    }
                }
            } catch (final IOException e) {
                // the client is gone
            }
            gone.release();
        }

        /** 1 for the first client. */
        int number() {
            return number;
        }

        /** Whether a message has come that nobody has waited for. */
        boolean hasText() {
            return texts.availablePermits() > 0;
        }

        /** Waits for messages such as subscriptions. */
        void awaitTexts(final int count) throws InterruptedException {
            if (!texts.tryAcquire(count, 15, TimeUnit.SECONDS)) {
                throw new AssertionError("no " + count + " messages of the client within 15 s");
            }
        }

        /** Waits until the client has given the connection up: that it noticed. */
        void awaitGone(final String fault) throws InterruptedException {
            if (!gone.tryAcquire(15, TimeUnit.SECONDS)) {
                throw new AssertionError("the client did not notice within 15 s: " + fault);
            }
        }

        /** Sends a text, a long one in two fragments. */
        void send(final String text) throws IOException {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < 200) {
                frame(0x81, bytes, 0, bytes.length);
            } else {
                frame(0x01, bytes, 0, bytes.length / 3);
                frame(0x80, bytes, bytes.length / 3, bytes.length);
            }
        }

        /** Sends the head of a frame and half of its text: what a broken connection leaves. */
        void sendHalf(final String text) throws IOException {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            head(0x81, bytes.length);
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
        }

        /** Ends it as the protocol wants. */
        void sendClose() throws IOException {
            frame(0x88, new byte[] {3, (byte) 0xe9}, 0, 2);
            out.flush();
        }

        void flush() throws IOException {
            out.flush();
        }

        private void frame(final int head, final byte[] bytes, final int from, final int to) throws IOException {
            head(head, to - from);
            out.write(bytes, from, to - from);
        }

        private void head(final int head, final int length) throws IOException {
            out.write(head);
            if (length < 126) {
                out.write(length);
            } else if (length < 1 << 16) {
                out.write(126);
                out.write(length >>> 8);
                out.write(length);
            } else {
                out.write(127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    out.write((int) ((long) length >>> shift));
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
