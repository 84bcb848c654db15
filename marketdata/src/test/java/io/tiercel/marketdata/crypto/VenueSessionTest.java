package io.tiercel.marketdata.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.instrument.Side;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Prices are in units of 10^-8: 9.50 is 950,000,000. */
class VenueSessionTest {
    private static final long ONE = 100_000_000L;
    private static final long RECEIVED = 1_700_000_000_000_000_000L;

    private final OpenListing listing = new OpenListing();
    private final BookAudit audit = new BookAudit(listing, 8, BookKind.LEVELS);
    private final EventWriter writer = new EventWriter(audit);

    private int send(final VenueSession session, final String frame) {
        final byte[] bytes = frame.getBytes(StandardCharsets.ISO_8859_1);
        return session.onFrame(bytes, 0, bytes.length, RECEIVED, writer);
    }

    private LevelBook book() {
        return (LevelBook) audit.book(0);
    }

    private static String depth(final String ids, final String bids) {
        return "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"ABC\"," + ids + ",\"b\":[" + bids + "],\"a\":[]}";
    }

    private static String snapshot(final long id) {
        return "{\"lastUpdateId\":" + id + ",\"bids\":[[\"9.00\",\"1\"]],\"asks\":[[\"10.00\",\"1\"]]}";
    }

    @Test
    void shouldApplyOnlyWhatIsNewerThanTheBinanceSnapshot() {
        final BinanceSession session = new BinanceSession(BinanceMarket.SPOT, listing, audit);
        send(session, depth("\"U\":3,\"u\":5", "[\"7.00\",\"9\"]"));
        send(session, depth("\"U\":6,\"u\":12", "[\"8.00\",\"2\"]"));

        send(session, snapshot(10));

        assertEquals(0, book().qtyAt(Side.BUY, 7 * ONE));
        assertEquals(2 * ONE, book().qtyAt(Side.BUY, 8 * ONE));
        assertEquals(ONE, book().qtyAt(Side.BUY, 9 * ONE));
        assertEquals(0, audit.gaps());
    }

    @Test
    void shouldWaitForASnapshotAfterAGapOfBinanceSpot() {
        final BinanceSession session = new BinanceSession(BinanceMarket.SPOT, listing, audit);
        send(session, depth("\"U\":8,\"u\":12", ""));
        assertEquals(Optional.of("ABC"), session.wantsSnapshot());
        assertEquals(Optional.empty(), session.wantsSnapshot());
        send(session, snapshot(10));

        send(session, depth("\"U\":15,\"u\":16", "[\"8.00\",\"2\"]"));

        assertEquals(1, audit.gaps());
        assertEquals(0, book().qtyAt(Side.BUY, 8 * ONE));
        assertEquals(Optional.of("ABC"), session.wantsSnapshot());

        send(session, snapshot(15));

        assertEquals(2 * ONE, book().qtyAt(Side.BUY, 8 * ONE));
        assertEquals(Optional.empty(), session.wantsSnapshot());
        assertEquals(1, audit.gaps());
    }

    @Test
    void shouldFollowBinanceFuturesByThePreviousIdThoughIdsJump() {
        final BinanceSession session = new BinanceSession(BinanceMarket.USD_M, listing, audit);
        send(session, depth("\"U\":8,\"u\":12,\"pu\":7", ""));
        send(session, snapshot(10));

        send(session, depth("\"U\":40,\"u\":50,\"pu\":12", "[\"8.00\",\"2\"]"));
        assertEquals(2 * ONE, book().qtyAt(Side.BUY, 8 * ONE));
        assertEquals(0, audit.gaps());

        send(session, depth("\"U\":51,\"u\":60,\"pu\":49", "[\"8.00\",\"3\"]"));
        assertEquals(2 * ONE, book().qtyAt(Side.BUY, 8 * ONE));
        assertEquals(1, audit.gaps());
    }

    @Test
    void shouldTakeLevelsBehindTheFollowedDepthOfKrakenOut() {
        final KrakenSession session = new KrakenSession(listing, audit);
        send(
                session,
                "[1,{\"as\":[],\"bs\":[[\"9.00\",\"1.0\",\"5.1\"],[\"8.00\",\"1.0\",\"5.1\"]]},\"book-2\",\"A/B\"]");

        final int events = send(session, "[1,{\"b\":[[\"9.50\",\"1.0\",\"5.2\"]]},\"book-2\",\"A/B\"]");

        assertEquals(2, events);
        assertEquals(2, book().levelCount(Side.BUY));
        assertEquals(0, book().qtyAt(Side.BUY, 8 * ONE));
    }

    @Test
    void shouldResyncAfterAWrongChecksumOfKraken() {
        final KrakenSession session = new KrakenSession(listing, audit);
        send(session, "[1,{\"as\":[],\"bs\":[[\"9.00\",\"1.0\",\"5.1\"]]},\"book-10\",\"A/B\"]");
        assertFalse(session.wantsResync());

        // the digits without points, best first
        send(
                session,
                "[1,{\"b\":[[\"9.50\",\"1.0\",\"5.2\"]],\"c\":\"" + crc("9501090010") + "\"},\"book-10\",\"A/B\"]");
        assertFalse(session.wantsResync());
        send(session, "[1,{\"b\":[[\"9.60\",\"1.0\",\"5.3\"]],\"c\":\"1\"},\"book-10\",\"A/B\"]");

        assertEquals(1, audit.checksumsOk());
        assertEquals(1, audit.checksumsBad());
        assertTrue(session.wantsResync());
        assertEquals(0, send(session, "[1,{\"b\":[[\"9.70\",\"1.0\",\"5.4\"]]},\"book-10\",\"A/B\"]"));
    }

    private static long crc(final String text) {
        final java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return crc.getValue();
    }

    @Test
    void shouldSumUpAnOkxBookByItsShortestNumbers() {
        final OkxSession session = new OkxSession(listing, audit);

        send(
                session,
                "{\"arg\":{\"channel\":\"books\",\"instId\":\"A-B\"},\"action\":\"snapshot\",\"data\":[{\"asks\":[[\"30316\",\"50\",\"0\",\"1\"]],"
                        + "\"bids\":[[\"30315.9\",\"0.00001\",\"0\",\"1\"],[\"100\",\"7\",\"0\",\"1\"]],\"ts\":\"1\",\"checksum\":"
                        + (int) crc("30315.9:0.00001:30316:50:100:7") + "}]}");

        assertEquals(1, audit.checksumsOk());
        assertEquals(0, audit.checksumsBad());
    }

    @Test
    void shouldSeeAGapInTheIdsOfOkxDeribitAndBybit() {
        assertGap(VenueFrames.OKX, "\"prevSeqId\":5", "\"prevSeqId\":6");
        assertGap(VenueFrames.DERIBIT, "\"prev_change_id\":5", "\"prev_change_id\":4");
        assertGap(VenueFrames.BYBIT, "\"u\":5", "\"u\":7");
    }

    private static void assertGap(final VenueFrames venue, final String sound, final String broken) {
        final OpenListing listing = new OpenListing();
        final BookAudit audit = new BookAudit(listing, 8, BookKind.LEVELS);
        final EventWriter writer = new EventWriter(audit);
        final VenueSession session = venue.newSession(listing, audit);
        for (final String line : venue.lines()) {
            if (line.contains("<-") || line.endsWith("pong")) {
                continue;
            }
            final byte[] frame =
                    line.substring(line.indexOf('{')).replace(sound, broken).getBytes(StandardCharsets.ISO_8859_1);
            session.onFrame(frame, 0, frame.length, RECEIVED, writer);
        }

        assertEquals(1, audit.gaps(), venue.name());
        assertTrue(session.wantsResync(), venue.name());
        assertEquals(9 * ONE, audit.book(0).price(Side.BUY, 0), venue.name());
    }

    @Test
    void shouldMakeEveryBookStaleWhenTheConnectionIsLost() {
        final CoinbaseSession session = new CoinbaseSession(listing, audit);
        send(session, "{\"type\":\"snapshot\",\"product_id\":\"A\",\"asks\":[],\"bids\":[[\"9\",\"1\"]]}");
        send(session, "{\"type\":\"snapshot\",\"product_id\":\"B\",\"asks\":[],\"bids\":[[\"9\",\"1\"]]}");

        assertEquals(2, session.onDisconnect(RECEIVED, writer));

        final String update =
                "{\"type\":\"l2update\",\"product_id\":\"A\",\"changes\":[[\"buy\",\"8\",\"1\"]],\"time\":\"2021-04-17T16:43:37Z\"}";
        assertEquals(0, send(session, update));
        send(session, "{\"type\":\"snapshot\",\"product_id\":\"A\",\"asks\":[],\"bids\":[[\"9\",\"1\"]]}");
        assertEquals(1, send(session, update));
    }

    @Test
    void shouldRefuseANumberThatTheUnitsDoNotHold() {
        final CoinbaseSession session = new CoinbaseSession(listing, audit);
        send(session, "{\"type\":\"snapshot\",\"product_id\":\"A\",\"asks\":[],\"bids\":[[\"9\",\"1\"]]}");

        final BadInputException refusal = assertThrows(
                BadInputException.class,
                () -> send(
                        session,
                        "{\"type\":\"l2update\",\"product_id\":\"A\",\"changes\":[[\"buy\",\"8.123456789\",\"1\"]]}"));

        assertEquals(
                "price 8.123456789 of A, expected one that 8 decimals and 64 bits hold exactly", refusal.getMessage());
        // zeros behind the last decimal change nothing
        assertEquals(
                1,
                send(
                        session,
                        "{\"type\":\"l2update\",\"product_id\":\"A\",\"changes\":[[\"buy\",\"8.1234567800\",\"1\"]]}"));
    }

    @Test
    void shouldSubscribeToBooksAndPrints() {
        final List<String> messages =
                new BinanceSession(BinanceMarket.SPOT, listing, audit).subscriptions(List.of("BTCUSDT", "ETHUSDT"));

        assertEquals(
                List.of(
                        "{\"method\":\"SUBSCRIBE\",\"id\":1,\"params\":[\"btcusdt@depth@100ms\",\"btcusdt@bookTicker\",\"btcusdt@trade\","
                                + "\"ethusdt@depth@100ms\",\"ethusdt@bookTicker\",\"ethusdt@trade\"]}"),
                messages);
    }
}
