package io.tiercel.engine.conversion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Nothing of an event is left out: held against the codecs that the schema is compiled to, and against the bytes. */
class EventSchemaTest {
    private static final Path SCHEMA =
            Path.of(System.getProperty("tiercel.root", ".."), "marketdata/src/main/sbe/marketdata.xml");
    private static final Pattern MESSAGE = Pattern.compile("<sbe:message name=\"(\\w+)\" id=\"(\\d+)\"");
    private static final String OFFSET = "EncodingOffset";

    @Test
    void shouldHaveATableForEachMessageOfTheSchema() throws Exception {
        final Map<Integer, String> expected = new TreeMap<>();
        final Matcher messages = MESSAGE.matcher(Files.readString(SCHEMA));
        while (messages.find()) {
            expected.put(Integer.valueOf(messages.group(2)), EventColumn.spelling(messages.group(1)));
        }

        final Map<Integer, String> carried = new TreeMap<>();
        EventSchema.MARKET_DATA.tables().forEach(table -> carried.put(table.templateId(), table.name()));

        assertFalse(expected.isEmpty(), "no message found in " + SCHEMA);
        assertEquals(expected, carried);
        assertEquals("order_book_event", carried.get(1));
    }

    @Test
    void shouldHaveAColumnForEachFieldOfTheCodec() throws Exception {
        final Matcher messages = MESSAGE.matcher(Files.readString(SCHEMA));
        while (messages.find()) {
            final Class<?> codec = Class.forName("io.tiercel.marketdata.protocol." + messages.group(1) + "Decoder");
            final Map<String, String> expected = fields(codec, MessageHeaderDecoder.ENCODED_LENGTH);
            final Map<String, String> header = fields(MessageHeaderDecoder.class, 0);
            EventSchema.IMPLIED.forEach(name -> header.remove(EventColumn.spelling(name)));
            expected.putAll(header);

            final EventTable table = table(messages.group(1));
            final Map<String, String> carried = new TreeMap<>();
            table.columns().forEach(column -> carried.put(column.name(), column.offset() + "+" + column.length()));

            assertEquals(expected, carried, messages.group(1));
            assertEquals(codec.getField("BLOCK_LENGTH").get(null), table.blockLength(), messages.group(1));
            assertEquals(codec.getField("SCHEMA_VERSION").get(null), table.version());
            assertEquals("sequence", table.columns().getFirst().name());
        }
    }

    /** What the codecs call a null has to be one in the tables, and nothing else. */
    @Test
    void shouldTakeForNullWhatTheSchemaDeclares() {
        final TreeSet<String> optional = new TreeSet<>();
        EventSchema.MARKET_DATA
                .tables()
                .forEach(table -> table.columns().stream()
                        .filter(EventColumn::isOptional)
                        .forEach(column -> optional.add(column.name())));

        assertEquals(
                new TreeSet<>(List.of(
                        "ask_price",
                        "bid_price",
                        "close_price",
                        "exchange_timestamp_ns",
                        "high_price",
                        "low_price",
                        "new_order_id",
                        "open_price",
                        "order_id",
                        "price",
                        "publish_timestamp_ns",
                        "receive_timestamp_ns",
                        "start_timestamp_ns")),
                optional);
    }

    @Test
    void shouldKeepEveryByteButTheChecksum() {
        final long seed = 20261121;
        final Random random = new Random(seed);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        for (final EventTable table : EventSchema.MARKET_DATA.tables()) {
            for (int i = 0; i < 100; i++) {
                final byte[] bytes = new byte[EventSlots.SLOT_LENGTH];
                random.nextBytes(bytes);
                final UnsafeBuffer event = new UnsafeBuffer(bytes);
                table.columns().stream()
                        .filter(column -> !column.codes().isEmpty())
                        .forEach(column -> event.putByte(column.offset(), (byte) 0));
                table.writeFixed(event, header);

                final byte[] copied = new byte[EventSlots.SLOT_LENGTH];
                final UnsafeBuffer copy = new UnsafeBuffer(copied);
                table.writeFixed(copy, header);
                table.columns().forEach(column -> column.write(copy, 0, column.read(event, 0)));

                assertArrayEquals(
                        Arrays.copyOf(bytes, table.length()),
                        Arrays.copyOf(copied, table.length()),
                        table.name() + ", seed " + seed);
            }
        }
    }

    private static EventTable table(final String message) {
        return EventSchema.MARKET_DATA.tables().stream()
                .filter(table -> table.name().equals(EventColumn.spelling(message)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table carries " + message));
    }

    /** Column name to offset and length, as the generated codec tells them. */
    private static Map<String, String> fields(final Class<?> codec, final int base) throws Exception {
        final Map<String, String> fields = new TreeMap<>();
        for (final Method method : codec.getMethods()) {
            if (method.getName().endsWith(OFFSET)) {
                final String name =
                        method.getName().substring(0, method.getName().length() - OFFSET.length());
                final int offset = base + (int) method.invoke(null);
                final int length =
                        (int) codec.getMethod(name + "EncodingLength").invoke(null);
                fields.put(EventColumn.spelling(name), offset + "+" + length);
            }
        }
        return fields;
    }
}
