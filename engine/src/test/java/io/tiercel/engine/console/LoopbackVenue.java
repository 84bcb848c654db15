package io.tiercel.engine.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A websocket server on the loopback address that says the same few short texts to each client and then waits until it is gone. */
final class LoopbackVenue implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_SHORT_FRAME = 125;

    private final ServerSocket server;
    volatile Throwable failure;
    /** 1 once a client has heard everything. */
    volatile int spoken;

    LoopbackVenue(final List<String> texts) throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    try (Socket client = server.accept()) {
                        speak(client, texts);
                    }
                }
            } catch (final Exception e) {
                failure = server.isClosed() ? null : e;
            }
        });
    }

    String url() {
        return "ws://127.0.0.1:" + server.getLocalPort();
    }

    private void speak(final Socket client, final List<String> texts) throws Exception {
        final InputStream in = client.getInputStream();
        final OutputStream out = client.getOutputStream();
        String key = "";
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).trim();
            }
        }
        final byte[] sum =
                MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(sum) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        for (final String text : texts) {
            frame(out, text.getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        spoken = 1;
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void frame(final OutputStream out, final byte[] text) throws IOException {
        out.write(0x81);
        if (text.length <= LONGEST_SHORT_FRAME) {
            out.write(text.length);
        } else {
            out.write(LONGEST_SHORT_FRAME + 1);
            out.write(text.length >>> 8);
            out.write(text.length);
        }
        out.write(text);
    }

    private static String line(final InputStream in) throws IOException {
        final StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
