package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.feed.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ItchDescriptorTest {
    private static final int PCAP_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int IP_AND_UDP = 28;
    private static final int SESSION_AND_SEQUENCE = 18;

    /** Offset and width of the stock symbol, the one field whose text shows that its offset is right. */
    private static final Map<Character, Integer> STOCK_OFFSETS = Map.ofEntries(
            Map.entry('R', ItchDescriptor.STOCK_DIRECTORY_STOCK_OFFSET),
            Map.entry('H', ItchDescriptor.TRADING_ACTION_STOCK_OFFSET),
            Map.entry('Y', ItchDescriptor.REG_SHO_STOCK_OFFSET),
            Map.entry('L', ItchDescriptor.PARTICIPANT_POSITION_STOCK_OFFSET),
            Map.entry('J', ItchDescriptor.LULD_AUCTION_COLLAR_STOCK_OFFSET),
            Map.entry('A', ItchDescriptor.ADD_ORDER_STOCK_OFFSET),
            Map.entry('F', ItchDescriptor.ADD_ORDER_STOCK_OFFSET),
            Map.entry('P', ItchDescriptor.TRADE_STOCK_OFFSET),
            Map.entry('Q', ItchDescriptor.CROSS_TRADE_STOCK_OFFSET),
            Map.entry('I', ItchDescriptor.ORDER_IMBALANCE_STOCK_OFFSET));

    @Test
    void shouldTellTheLengthOfEveryType() {
        final String types = "SRHYLVWKJhAFECXDUPQBINO";
        final int[] lengths = {
            12, 39, 25, 20, 26, 35, 12, 28, 35, 21, 36, 40, 31, 36, 23, 19, 35, 44, 40, 19, 50, 20, 48
        };

        for (int i = 0; i < lengths.length; i++) {
            assertEquals(lengths[i], ItchDescriptor.messageLength((byte) types.charAt(i)), "type " + types.charAt(i));
            assertTrue(lengths[i] <= ItchDescriptor.MAX_MESSAGE_LENGTH, "type " + types.charAt(i));
        }
        assertEquals(-1, ItchDescriptor.messageLength((byte) 'Z'));
    }

    @Test
    void shouldFitTheHeadOfARealDay() throws IOException {
        final ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(SharedData.file("nasdaq-itch/ITCH50_first1000_messages.itch")));
        int messages = 0;

        while (file.hasRemaining()) {
            final byte[] message = new byte[file.getShort()];
            file.get(message);
            assertFits(message, "message " + messages++);
        }

        assertEquals(1000, messages);
    }

    @Test
    void shouldFitARealPacketOfEachType() throws IOException {
        final Path folder = SharedData.file("nasdaq-itch/omi/Nasdaq.Equities.TotalView.Itch.v5.0.20230822");
        final List<Path> captures;
        try (Stream<Path> files = Files.list(folder)) {
            captures = files.sorted().toList();
        }

        for (final Path capture : captures) {
            assertFits(firstMessage(ByteBuffer.wrap(Files.readAllBytes(capture))), capture.toString());
        }
        assertEquals(15, captures.size());
    }

    private static byte[] firstMessage(final ByteBuffer capture) {
        final int packet = PCAP_HEADER + PACKET_HEADER;
        int ip = packet + 14;
        while (capture.getShort(ip - 2) != 0x0800) {
            ip += 4;
        }
        final ByteBuffer frame = capture.order(ByteOrder.BIG_ENDIAN).position(ip + IP_AND_UDP + SESSION_AND_SEQUENCE);
        assertTrue(frame.getShort() > 0, "the packet carries a message");
        final byte[] message = new byte[frame.getShort()];
        frame.get(message);
        return message;
    }

    private static void assertFits(final byte[] message, final String where) {
        final char type = (char) message[0];
        assertEquals(message.length, ItchDescriptor.messageLength(message[0]), where + ", type " + type);
        final Integer offset = STOCK_OFFSETS.get(type);
        if (offset != null) {
            final String stock = new String(message, offset, ItchDescriptor.STOCK_LENGTH, StandardCharsets.US_ASCII);
            assertTrue(stock.matches("[A-Z.+=*#^-]+ *"), where + ", stock '" + stock + "'");
        }
    }
}
