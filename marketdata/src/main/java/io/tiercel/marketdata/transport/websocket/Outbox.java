package io.tiercel.marketdata.transport.websocket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Messages to the venue, one after another as the socket takes them. Owned by the ingress thread; allocates per message. */
final class Outbox {
    private static final CompletableFuture<WebSocket> NOTHING_UNDER_WAY = CompletableFuture.completedFuture(null);

    private final WebSocket socket;
    private final ArrayDeque<String> texts;
    private CompletableFuture<WebSocket> underWay = NOTHING_UNDER_WAY;
    private boolean isPingDue;

    Outbox(final WebSocket socket, final List<String> subscriptions) {
        this.socket = socket;
        texts = new ArrayDeque<>(subscriptions);
    }

    /** Keeps the connection alive by the venue's own message, else by the protocol's ping. */
    void heartbeat(final Optional<String> message) {
        if (message.isPresent()) {
            texts.add(message.get());
        } else {
            isPingDue = true;
        }
    }

    /** Sends what can be sent now: false when the socket takes nothing any more. */
    boolean send() {
        if (!underWay.isDone()) {
            return true;
        }
        if (underWay.isCompletedExceptionally()) {
            return false;
        }
        if (!texts.isEmpty()) {
            underWay = socket.sendText(texts.remove(), true);
        } else if (isPingDue) {
            isPingDue = false;
            underWay = socket.sendPing(ByteBuffer.allocate(0));
        }
        return true;
    }

    /** Ends the connection at once. */
    void abort() {
        socket.abort();
    }
}
