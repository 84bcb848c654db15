package io.tiercel.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.journal.RecordDescriptor;
import io.tiercel.marketdata.event.EventSlots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The journal knows no schema and the schemas know no journal; that their 48 bytes are the same is known here only. */
class RecordHeaderTest {
    @ParameterizedTest
    @MethodSource("headers")
    void shouldLieWhereTheJournalLooks(final Class<?> header) throws ReflectiveOperationException {
        final Map<String, Integer> journal = new LinkedHashMap<>();
        journal.put("length", RecordDescriptor.LENGTH_OFFSET);
        journal.put("blockLength", RecordDescriptor.BLOCK_LENGTH_OFFSET);
        journal.put("templateId", RecordDescriptor.TEMPLATE_ID_OFFSET);
        journal.put("schemaId", RecordDescriptor.SCHEMA_ID_OFFSET);
        journal.put("version", RecordDescriptor.VERSION_OFFSET);
        journal.put("flags", RecordDescriptor.FLAGS_OFFSET);
        journal.put("source", RecordDescriptor.SOURCE_OFFSET);
        journal.put("part", RecordDescriptor.PART_OFFSET);
        journal.put("instrumentId", RecordDescriptor.INSTRUMENT_ID_OFFSET);
        journal.put("crc32c", RecordDescriptor.CRC32C_OFFSET);
        journal.put("sourceSequence", RecordDescriptor.SOURCE_SEQUENCE_OFFSET);
        journal.put("sequence", RecordDescriptor.SEQUENCE_OFFSET);
        journal.put("eventTimeNs", RecordDescriptor.EVENT_TIME_NS_OFFSET);

        for (final Map.Entry<String, Integer> field : journal.entrySet()) {
            assertEquals(
                    field.getValue(),
                    header.getMethod(field.getKey() + "EncodingOffset").invoke(null),
                    field.getKey());
        }
        assertEquals(
                RecordDescriptor.HEADER_LENGTH,
                header.getField("ENCODED_LENGTH").get(null));
    }

    @Test
    void shouldFitEveryInputIntoASlot() {
        final int room = EventSlots.SLOT_LENGTH - RecordDescriptor.HEADER_LENGTH;

        Stream.of(
                        io.tiercel.marketdata.protocol.OrderBookEventDecoder.BLOCK_LENGTH,
                        io.tiercel.marketdata.protocol.LevelSnapshotDecoder.BLOCK_LENGTH,
                        io.tiercel.marketdata.protocol.TradingStatusDecoder.BLOCK_LENGTH,
                        io.tiercel.marketdata.protocol.SkippedDecoder.BLOCK_LENGTH,
                        io.tiercel.engine.protocol.OperatorCommandDecoder.BLOCK_LENGTH,
                        io.tiercel.engine.protocol.SessionEndDecoder.BLOCK_LENGTH)
                .forEach(length -> assertTrue(length > 0 && length <= room, "a body of " + length + " bytes"));
    }

    static Stream<Class<?>> headers() {
        return Stream.of(
                io.tiercel.marketdata.protocol.MessageHeaderDecoder.class,
                io.tiercel.strategy.protocol.MessageHeaderDecoder.class,
                io.tiercel.risk.protocol.MessageHeaderDecoder.class,
                io.tiercel.engine.protocol.MessageHeaderDecoder.class,
                io.tiercel.marketdata.protocol.MessageHeaderEncoder.class,
                io.tiercel.strategy.protocol.MessageHeaderEncoder.class,
                io.tiercel.risk.protocol.MessageHeaderEncoder.class,
                io.tiercel.engine.protocol.MessageHeaderEncoder.class);
    }
}
