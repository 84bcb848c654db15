package io.tiercel.marketdata.transport.websocket;

import io.tiercel.marketdata.crypto.VenueSession;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Book snapshots over HTTP: one request at a time, never more often than configured, with growing waits while they fail, since venues lock out those who
 * ask too much.
 * <p>
 * Owned by the ingress thread; waits for nothing. Allocates per request.
 */
final class SnapshotRequests {
    private static final long NS_PER_MS = 1_000_000;
    private static final int OK = 200;
    private static final long LARGEST_BODY = 1L << 26;

    private final VenueFeedConfig config;
    private final VenueSession session;
    private final Backoff backoff;
    private final Remarks remarks;
    private Optional<String> wanted = Optional.empty();
    private CompletableFuture<HttpResponse<byte[]>> answer;
    private long nextNs = Long.MIN_VALUE;

    SnapshotRequests(final VenueFeedConfig config, final VenueSession session, final Remarks remarks) {
        this.config = config;
        this.session = session;
        this.remarks = remarks;
        backoff = new Backoff(config.reconnect(), 1);
    }

    /** Takes an answer that has come, else asks for what is wanted; events written. */
    int poll(final HttpClient client, final long nowNs, final EventWriter writer) {
        if (answer != null) {
            return answer.isDone() ? onAnswer(nowNs, writer) : 0;
        }
        if (nowNs < nextNs) {
            return 0;
        }
        if (wanted.isEmpty()) {
            wanted = session.wantsSnapshot();
        }
        if (wanted.isPresent()) {
            remarks.count("snapshots asked for");
            nextNs = nowNs + config.snapshotIntervalMs() * NS_PER_MS;
            answer = client.sendAsync(
                    HttpRequest.newBuilder(
                                    address(session.snapshotUrl(wanted.get()).orElseThrow()))
                            .timeout(Duration.ofMillis(config.connectTimeoutMs()))
                            .build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
        }
        return 0;
    }

    private URI address(final String url) {
        return URI.create(config.restUrl().isEmpty() ? url : url.replaceFirst("^[a-z]+://[^/?#]+", config.restUrl()));
    }

    private int onAnswer(final long nowNs, final EventWriter writer) {
        final CompletableFuture<HttpResponse<byte[]>> done = answer;
        answer = null;
        try {
            final HttpResponse<byte[]> response = done.join();
            if (response.statusCode() != OK) {
                throw new IOException("status " + response.statusCode() + ", expected " + OK);
            }
            final byte[] body = response.body();
            final int events = session.onSnapshot(wanted.orElseThrow(), body, 0, body.length, nowNs, writer);
            wanted = Optional.empty();
            backoff.reset();
            return events;
        } catch (final CompletionException | IOException | BadInputException e) {
            remarks.problem("failed snapshots", "snapshot of " + wanted.orElseThrow() + ": " + e.getMessage());
            nextNs = nowNs + Math.max(backoff.nextDelayNs(), config.snapshotIntervalMs() * NS_PER_MS);
            return 0;
        }
    }

    /** The connection is lost: an answer under way is of no use, what is wanted will be asked anew. */
    void cancel() {
        if (answer != null) {
            answer.cancel(true);
            answer = null;
        }
        wanted = Optional.empty();
    }
}
