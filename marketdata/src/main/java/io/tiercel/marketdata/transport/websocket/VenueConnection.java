package io.tiercel.marketdata.transport.websocket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * One websocket connection, from its opening to its end: whole frames go into the queue. Once a frame finds no room, none after it is
 * queued and the connection is cut at once, whether the ingress thread looks or not.
 * <p>
 * Called by the HTTP client's threads, one at a time; {@code loss}, {@code problem}, {@code heardNs} and {@code abandon} are for the ingress thread.
 * Allocates.
 */
final class VenueConnection implements WebSocket.Listener {
    /** Why a connection is of no more use. */
    enum Loss {
        NONE,
        /** The venue ended it, or it broke. */
        ENDED,
        /** The ingress thread did not take frames in time. */
        QUEUE_FULL
    }

    private final int number;
    private final FrameQueue queue;
    private final LongSupplier clockNs;
    private final StringBuilder text = new StringBuilder();
    private String problem = "";
    private volatile long heardNs;
    private volatile Loss loss = Loss.NONE;
    private volatile boolean isAbandoned;

    VenueConnection(final int number, final FrameQueue queue, final LongSupplier clockNs) {
        this.number = number;
        this.queue = queue;
        this.clockNs = clockNs;
        heardNs = clockNs.getAsLong();
    }

    /** Number that its frames are queued under. */
    int number() {
        return number;
    }

    /** What has become of it; all that it queued was queued before. */
    Loss loss() {
        return loss;
    }

    /** What happened; only after {@link #loss} told a loss. */
    String problem() {
        return problem;
    }

    /** When something came last. */
    long heardNs() {
        return heardNs;
    }

    /** Nothing that still comes is of interest. */
    void abandon() {
        isAbandoned = true;
    }

    @Override
    public CompletionStage<?> onText(final WebSocket socket, final CharSequence data, final boolean isLast) {
        final long nowNs = clockNs.getAsLong();
        heardNs = nowNs;
        if (isAbandoned || loss != Loss.NONE) {
            return null;
        }
        text.append(data);
        if (text.length() > queue.longestFrame()) {
            lose(Loss.QUEUE_FULL, "a frame is longer than the queue takes, " + queue.longestFrame() + " bytes");
        } else if (isLast) {
            final byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            text.setLength(0);
            if (bytes.length > queue.longestFrame() || !queue.offer(number, nowNs, bytes, bytes.length)) {
                lose(Loss.QUEUE_FULL, "the queue had no room for a frame of " + bytes.length + " bytes");
            }
        }
        if (loss == Loss.NONE) {
            socket.request(1);
        } else {
            socket.abort();
        }
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(final WebSocket socket, final ByteBuffer data, final boolean isLast) {
        lose(Loss.ENDED, "a binary frame came, expected text");
        return null;
    }

    @Override
    public CompletionStage<?> onPing(final WebSocket socket, final ByteBuffer message) {
        // the client answers by itself
        heardNs = clockNs.getAsLong();
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(final WebSocket socket, final ByteBuffer message) {
        heardNs = clockNs.getAsLong();
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(final WebSocket socket, final int status, final String reason) {
        lose(Loss.ENDED, "the venue closed it with status " + status + (reason.isEmpty() ? "" : ": " + reason));
        return null;
    }

    @Override
    public void onError(final WebSocket socket, final Throwable error) {
        lose(Loss.ENDED, "it broke: " + error);
    }

    private void lose(final Loss kind, final String what) {
        if (loss == Loss.NONE) {
            problem = what;
            loss = kind;
        }
    }
}
