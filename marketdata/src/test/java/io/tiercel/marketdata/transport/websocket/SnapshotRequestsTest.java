package io.tiercel.marketdata.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.crypto.VenueSession;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.instrument.OpenListing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Snapshots of Binance over HTTP from a server on loopback; time is told, and passes only when a test says so. */
@Timeout(20)
class SnapshotRequestsTest {
    private static final long MS = 1_000_000;
    private static final long BEGIN = 1_700_000_000_000L * MS;
    private static final int INTERVAL_MS = 1000;
    private static final String DIFFERENCE =
            "{\"e\":\"depthUpdate\",\"E\":1723161255208,\"s\":\"ABC\",\"U\":8,\"u\":12,"
                    + "\"b\":[[\"9.50\",\"0.5\"]],\"a\":[]}";
    private static final String SNAPSHOT =
            "{\"lastUpdateId\":10,\"bids\":[[\"9.00\",\"1.0\"]],\"asks\":[[\"10.00\",\"3.0\"]]}";

    /** What the server says to one request. */
    private record Answer(int status, String body) {}

    private final OpenListing listing = new OpenListing();
    private final BookAudit audit = new BookAudit(listing, 4, BookKind.LEVELS);
    private final EventWriter writer = new EventWriter(audit);
    private final Remarks remarks = new Remarks();
    private final LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Semaphore asked = new Semaphore(0);
    private HttpServer server;
    private HttpClient client;
    private VenueSession session;
    private SnapshotRequests requests;
    private long nowNs = BEGIN;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.release();
            try {
                final Answer answer = answers.take();
                final byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        server.start();
        client = HttpClient.newHttpClient();
        session = LiveVenue.BINANCE.newSession(listing, audit, 5);
        final VenueFeedConfig config = new VenueFeedConfig(
                LiveVenue.BINANCE,
                "ws://127.0.0.1:1/",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                List.of("ABC"),
                5,
                10_000,
                1000,
                5000,
                INTERVAL_MS,
                1 << 16,
                new ReconnectConfig(100, 400, 0, 1));
        requests = new SnapshotRequests(config, session, remarks);
        frame(DIFFERENCE);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.shutdownNow();
    }

    private void frame(final String frame) {
        final byte[] bytes = frame.getBytes(StandardCharsets.US_ASCII);
        session.onFrame(bytes, 0, bytes.length, nowNs, writer);
    }

    private long count(final String what) {
        return remarks.counts().getOrDefault(what, 0L);
    }

    private int poll() {
        return requests.poll(client, nowNs, writer);
    }

    /** Answers the request that is due now and polls until the answer has been taken. */
    private int exchange(final int status, final String body) throws InterruptedException {
        final long failures = count("failed snapshots");
        assertEquals(0, poll());
        assertTrue(asked.tryAcquire(10, TimeUnit.SECONDS), "nothing was asked for");
        assertEquals(0, poll(), "it does not wait for the answer");
        answers.add(new Answer(status, body));
        int events = 0;
        while (events == 0 && count("failed snapshots") == failures) {
            events = poll();
            LockSupport.parkNanos(100_000);
        }
        return events;
    }

    /** Nothing is asked for until so many milliseconds have passed. */
    private void assertPatientUntil(final long ms) {
        final long before = count("snapshots asked for");
        nowNs += ms * MS - 1;
        poll();
        assertEquals(before, count("snapshots asked for"), "asked for before its time");
        nowNs++;
    }

    @Test
    void shouldMakeTheBookOfSnapshotAndDifference() throws Exception {
        final int events = exchange(200, SNAPSHOT);

        assertTrue(events >= 3, "two levels and the difference: " + events);
        assertEquals(2, audit.book(0).levels(0));
        assertEquals(1, count("snapshots asked for"));
        nowNs += 10L * INTERVAL_MS * MS;
        assertEquals(0, poll());
        assertEquals(1, count("snapshots asked for"), "nothing more is wanted");
    }

    @Test
    void shouldTellAFailureAndAskAgainAfterTheInterval() throws Exception {
        exchange(503, "busy");

        assertEquals("snapshot of ABC: status 503, expected 200", remarks.lastProblem());
        // the interval of 1000 ms is longer than any wait of 100 to 400 ms
        assertPatientUntil(INTERVAL_MS);
        assertTrue(exchange(200, SNAPSHOT) >= 3);
        assertEquals(1, count("failed snapshots"));
        assertEquals(2, count("snapshots asked for"));
    }

    @Test
    void shouldTellGarbageAndAskAgain() throws Exception {
        exchange(200, "<html>sorry</html>");

        assertTrue(remarks.lastProblem().startsWith("snapshot of ABC: byte 0: '<html>sorry</html>', expected "));
        assertPatientUntil(INTERVAL_MS);
        assertTrue(exchange(200, SNAPSHOT) >= 3);
    }

    @Test
    void shouldAskAgainWhenTheSnapshotIsTooOld() throws Exception {
        answers.add(new Answer(200, SNAPSHOT.replace("\"lastUpdateId\":10", "\"lastUpdateId\":5")));
        poll();
        assertTrue(asked.tryAcquire(10, TimeUnit.SECONDS));
        nowNs += INTERVAL_MS * MS;
        while (count("snapshots asked for") < 2) {
            poll();
            LockSupport.parkNanos(100_000);
        }
        answers.add(new Answer(200, SNAPSHOT));
        int events = 0;
        while (events == 0) {
            events = poll();
            LockSupport.parkNanos(100_000);
        }

        assertEquals(2, audit.book(0).levels(0), "the difference of update 12 lies upon the snapshot of update 10");
        assertEquals(2, count("snapshots asked for"));
    }

    @Test
    void shouldForgetTheAnswerOfALostConnection() throws Exception {
        poll();
        assertTrue(asked.tryAcquire(10, TimeUnit.SECONDS));
        requests.cancel();
        session.onDisconnect(nowNs, writer);
        answers.add(new Answer(200, SNAPSHOT.replace("9.00", "7.00")));
        nowNs += INTERVAL_MS * MS;
        frame(DIFFERENCE);

        assertTrue(exchange(200, SNAPSHOT) >= 3);
        assertEquals(2, count("snapshots asked for"));
        assertEquals(9 * 100_000_000L, audit.book(0).price(0, 1), "9.00 of the second answer, not 7.00 of the first");
        assertEquals(0, count("failed snapshots"));
    }
}
