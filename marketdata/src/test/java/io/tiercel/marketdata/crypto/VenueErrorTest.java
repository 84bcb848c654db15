package io.tiercel.marketdata.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.transport.websocket.LiveVenue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors as the venues' documentation spells them. */
class VenueErrorTest {
    private static Optional<String> refusal(final VenueSession session, final String frame) {
        final byte[] bytes = frame.getBytes(StandardCharsets.ISO_8859_1);
        session.onFrame(bytes, 0, bytes.length, 1, new EventWriter(new CountingSlots()));
        return session.refusal();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    KRAKEN   | {"errorMessage":"Currency pair not supported A/B","event":"subscriptionStatus","pair":"A/B","status":"error"} | Currency pair not supported A/B: A/B
                    KRAKEN   | {"event":"subscriptionStatus","status":"error"} | no words
                    KRAKEN   | {"event":"error","errorMessage":"Malformed request"} | Malformed request
                    BINANCE  | {"error":{"code":2,"msg":"Invalid request: unknown variant"},"id":1} | Invalid request: unknown variant: 2
                    BINANCE  | {"code":-1121,"msg":"Invalid symbol."} | Invalid symbol.: -1121
                    BINANCE_USD_M | {"id":1,"error":{"code":3,"msg":"Invalid JSON"}} | Invalid JSON: 3
                    OKX      | {"event":"error","code":"60012","msg":"Invalid request","connId":"a4d3ae55"} | Invalid request: 60012
                    BYBIT    | {"success":false,"ret_msg":"error:handler not found,topic:x","conn_id":"1","req_id":"","op":"subscribe"} | error:handler not found,topic:x
                    DERIBIT  | {"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid params","data":{"param":"channels"}}} | Invalid params: {"param":"channels"}
                    BITSTAMP | {"event":"bts:error","channel":"","data":{"code":null,"message":"Bad subscription string."}} | Bad subscription string.
                    COINBASE | {"type":"error","message":"Failed to subscribe"} | Failed to subscribe
                    """)
    void shouldTellTheVenuesWordsOnceWhenItRefuses(final LiveVenue venue, final String frame, final String words) {
        final VenueSession session = venue.newSession(new OpenListing(), FeedAudit.NONE, 0);

        assertEquals(Optional.of(words), refusal(session, frame));
        assertEquals(Optional.empty(), session.refusal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    KRAKEN   | {"event":"subscriptionStatus","pair":"A/B","status":"subscribed"}
                    KRAKEN   | {"event":"systemStatus","status":"online","version":"1.0.0"}
                    BINANCE  | {"result":null,"id":1}
                    OKX      | {"event":"subscribe","arg":{"channel":"books","instId":"A-B"},"code":"0","msg":""}
                    BYBIT    | {"success":true,"ret_msg":"","conn_id":"1","op":"subscribe"}
                    DERIBIT  | {"jsonrpc":"2.0","id":1,"result":["book.A.100ms"]}
                    BITSTAMP | {"event":"bts:subscription_succeeded","channel":"live_trades_a","data":{}}
                    COINBASE | {"type":"subscriptions","channels":[]}
                    """)
    void shouldTellNothingWhenTheVenueAgrees(final LiveVenue venue, final String frame) {
        final VenueSession session = venue.newSession(new OpenListing(), FeedAudit.NONE, 0);

        assertEquals(Optional.empty(), refusal(session, frame));
    }

    @Test
    void shouldRemarkTheErrorWhenACaptureHoldsOne(@TempDir final Path folder) throws IOException {
        final var report = Checks.of(
                folder,
                CryptoFormat.KRAKEN,
                "1600000000.0: {\"event\":\"subscriptionStatus\",\"status\":\"error\",\"errorMessage\":\"no\"}");

        assertEquals(1L, report.remarks().get("refused by the venue"));
    }
}
