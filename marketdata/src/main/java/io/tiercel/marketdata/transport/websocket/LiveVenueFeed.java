package io.tiercel.marketdata.transport.websocket;

import io.tiercel.marketdata.crypto.VenueSession;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.LeftOut;
import io.tiercel.marketdata.input.BadInputException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;

/**
 * A crypto venue live. The first poll connects; from then on a connection that ends, falls silent, garbles a frame, breaks a book or is not read in time
 * is given up: every book is told stale, and after a wait a new connection subscribes anew and brings whole books. Nothing is ever left out silently.
 * <p>
 * Owned by the ingress thread, which never waits: connections, sending and HTTP run in the client's threads. Polling allocates nothing for known frames but
 * what the session does. It never ends by itself.
 */
public final class LiveVenueFeed implements Feed {
    private static final long NS_PER_MS = 1_000_000;

    private enum State {
        APART,
        CONNECTING,
        CONNECTED,
        CLOSED
    }

    private final VenueFeedConfig config;
    private final VenueSession session;
    private final LongSupplier clockNs;
    private final FrameQueue queue;
    private final Backoff backoff;
    private final Remarks remarks = new Remarks();
    private final SnapshotRequests snapshots;
    private State state = State.APART;
    private HttpClient client;
    private VenueConnection connection;
    private CompletableFuture<WebSocket> opening;
    private Outbox outbox;
    private int connections;
    private long nowNs;
    private long nextAttemptNs = Long.MIN_VALUE;
    private long connectedNs;
    private long nextHeartbeatNs;
    private int events;

    /**
     * Connects to nothing yet.
     *
     * @param config  what to follow.
     * @param session that understands the venue, such as {@link LiveVenue#newSession} makes; this feed's alone.
     * @param clockNs since the epoch, never running back; asked by several threads.
     */
    public LiveVenueFeed(final VenueFeedConfig config, final VenueSession session, final LongSupplier clockNs) {
        this.config = Objects.requireNonNull(config, "config");
        this.session = Objects.requireNonNull(session, "session");
        this.clockNs = Objects.requireNonNull(clockNs, "clockNs");
        queue = new FrameQueue(config.queueBytes());
        backoff = new Backoff(config.reconnect(), 0);
        snapshots = new SnapshotRequests(config, session, remarks);
    }

    @Override
    public int poll(final EventWriter writer, final int limit) {
        events = 0;
        nowNs = clockNs.getAsLong();
        switch (state) {
            case APART -> {
                if (nowNs >= nextAttemptNs) {
                    connect();
                }
            }
            case CONNECTING -> finishConnecting();
            case CONNECTED -> serve(writer, limit);
            case CLOSED -> events = END_OF_FEED;
        }
        return events;
    }

    private void connect() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofMillis(config.connectTimeoutMs()))
                    .build();
        }
        while (queue.take()) {
            // frames of a connection that was given up
        }
        connection = new VenueConnection(++connections, queue, clockNs);
        opening = client.newWebSocketBuilder()
                .connectTimeout(Duration.ofMillis(config.connectTimeoutMs()))
                .buildAsync(URI.create(config.url()), connection);
        state = State.CONNECTING;
    }

    private void finishConnecting() {
        if (!opening.isDone()) {
            return;
        }
        try {
            outbox = new Outbox(opening.join(), session.subscriptions(config.symbols()));
        } catch (final CompletionException e) {
            remarks.problem(
                    "failed connects", config.url() + " cannot be connected to: " + Remarks.words(e.getCause()));
            waitApart();
            return;
        }
        remarks.count("connections");
        connectedNs = nowNs;
        nextHeartbeatNs = nowNs + config.heartbeatIntervalMs() * NS_PER_MS;
        state = State.CONNECTED;
    }

    private void serve(final EventWriter writer, final int limit) {
        // asked first: whatever the connection queued was queued before its end could be seen
        final VenueConnection.Loss loss = connection.loss();
        if (loss == VenueConnection.Loss.QUEUE_FULL) {
            lose(writer, "queue full", connection.problem());
            return;
        }
        for (int frames = 0; frames < limit && events < limit && queue.take(); frames++) {
            if (queue.connection() == connection.number() && !isDelivered(writer)) {
                return;
            }
        }
        if (loss == VenueConnection.Loss.ENDED && queue.isEmpty()) {
            lose(writer, "connections ended", connection.problem());
        } else if (nowNs - connection.heardNs() > config.silenceLimitMs() * NS_PER_MS) {
            lose(writer, "silences", "nothing came for " + config.silenceLimitMs() + " ms");
        } else {
            talk(writer);
        }
    }

    /** Gives a frame to the session: false when the connection had to be given up. */
    private boolean isDelivered(final EventWriter writer) {
        try {
            events += session.onFrame(queue.frame(), 0, queue.length(), queue.receiveTimeNs(), writer);
        } catch (final BadInputException e) {
            lose(writer, "frames refused", "a frame was refused: " + e.getMessage());
            return false;
        }
        final Optional<String> refusal = session.refusal();
        if (refusal.isPresent()) {
            lose(writer, "refused by the venue", "the venue told an error: " + refusal.get());
            return false;
        }
        if (session.wantsResync()) {
            lose(writer, "resyncs", "a book was not the venue's any more");
            return false;
        }
        return true;
    }

    private void talk(final EventWriter writer) {
        if (nowNs >= nextHeartbeatNs) {
            nextHeartbeatNs = nowNs + config.heartbeatIntervalMs() * NS_PER_MS;
            outbox.heartbeat(session.heartbeat());
        }
        if (outbox.send()) {
            events += snapshots.poll(client, nowNs, writer);
        } else {
            lose(writer, "connections ended", "it takes no messages");
        }
    }

    private void lose(final EventWriter writer, final String what, final String problem) {
        remarks.problem(what, "connection " + connection.number() + " to " + config.url() + ": " + problem);
        connection.abandon();
        outbox.abort();
        snapshots.cancel();
        events += session.onDisconnect(nowNs, writer);
        if (nowNs - connectedNs >= config.reconnect().stableAfterMs() * NS_PER_MS) {
            backoff.reset();
        }
        waitApart();
    }

    private void waitApart() {
        nextAttemptNs = nowNs + backoff.nextDelayNs();
        state = State.APART;
    }

    /**
     * @return what went wrong last, in words; empty = nothing did.
     */
    public String lastProblem() {
        return remarks.lastProblem();
    }

    @Override
    public double progress() {
        return Double.NaN;
    }

    @Override
    public LeftOut leftOut() {
        return session.leftOut();
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return session.messagesByType();
    }

    @Override
    public SortedMap<String, Long> remarks() {
        return remarks.counts();
    }

    @Override
    public void close() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        snapshots.cancel();
        if (connection != null) {
            connection.abandon();
            final CompletableFuture<Void> aborted = opening.thenAccept(WebSocket::abort);
            if (!aborted.isDone()) {
                opening.cancel(true);
            }
        }
        if (client != null) {
            client.shutdownNow();
        }
    }
}
