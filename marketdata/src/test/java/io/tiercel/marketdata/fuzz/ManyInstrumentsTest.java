package io.tiercel.marketdata.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.iex.IexFormat;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.pcap.SmallCaptures;
import io.tiercel.marketdata.tardis.TardisFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A feed that names more instruments than there may be is refused at the message that does. */
class ManyInstrumentsTest {
    private static final long TIME_NS = 1_692_711_000_000_000_000L;

    @Test
    void shouldTellThePacketThatNamesOneSymbolTooMany() {
        final List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 65_536; i++) {
            final String symbol = String.format("%-8s", "S" + i);
            // DEEP price level update: type, flags, time, symbol, size, price
            messages.add(ByteBuffer.allocate(30)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) '8')
                    .put((byte) 1)
                    .putLong(TIME_NS)
                    .put(symbol.getBytes(StandardCharsets.US_ASCII))
                    .putInt(100)
                    .putLong(10_000)
                    .array());
        }

        final String refusal = refusal(IexFormat.DEEP, "a.pcap", SmallCaptures.iexOf("iex-deep", messages));

        // two messages a packet: 24 + 32767 * (16 + 42 + 40 + 2 * 32) bytes in front of the packet's record
        assertEquals(
                "a.pcap: byte 5308278: packet 32768: message 65536: more than 65535 instruments (S65535), expected at"
                        + " most so many in one feed",
                refusal);
    }

    @Test
    void shouldTellTheLineThatNamesOneSymbolTooMany() {
        final StringBuilder rows =
                new StringBuilder("exchange,symbol,timestamp,local_timestamp,id,side,price,amount\n");
        for (int i = 0; i <= 32_768; i++) {
            rows.append("d,S").append(i).append(",1000,2000,1,buy,5,1\n");
        }

        final String refusal =
                refusal(TardisFormat.PRINTS, "a.csv", rows.toString().getBytes(StandardCharsets.US_ASCII));

        assertTrue(refusal.startsWith("a.csv: line 32770: "), refusal);
        assertTrue(refusal.endsWith("expected at most 32768 symbols in one source"), refusal);
    }

    private static String refusal(final FeedFormat format, final String name, final byte[] bytes) {
        final EventWriter writer = new EventWriter(new CountingSlots());
        final List<java.nio.file.Path> files = List.of(new MemoryFiles().file(name, bytes, bytes.length));
        return assertThrows(BadInputException.class, () -> {
                    try (Feed feed = format.open(files, new OpenListing(), FeedAudit.NONE, FeedOptions.NONE)) {
                        int polled = 0;
                        while (polled != Feed.END_OF_FEED) {
                            polled = feed.poll(writer, 4096);
                        }
                    }
                })
                .getMessage();
    }
}
