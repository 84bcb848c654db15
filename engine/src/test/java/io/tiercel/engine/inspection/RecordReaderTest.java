package io.tiercel.engine.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.conversion.EventColumn;
import io.tiercel.engine.conversion.EventTable;
import io.tiercel.engine.conversion.RecordSchemas;
import io.tiercel.engine.protocol.AccountMarkedEncoder;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.marketdata.protocol.OrderBookEventEncoder;
import io.tiercel.marketdata.protocol.SideCode;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.protocol.ExecutionReportedEncoder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static final long TIME = 1_767_623_400_000_120_000L;
    private static final InstrumentRegistry REGISTRY = new InstrumentRegistry(
            List.of(new Instrument(0, "TIER", 2, 0, 1, 1, 1), new Instrument(1, "COIN", 4, 8, 1, 1, 1)));

    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(512);

    @Test
    void shouldTellAnEventByItsNamesWithDecimalsOfItsInstrument() {
        new OrderBookEventEncoder()
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .exchangeTimestampNs(TIME)
                .receiveTimestampNs(Long.MIN_VALUE)
                .publishTimestampNs(Long.MIN_VALUE)
                .orderId(42)
                .newOrderId(Long.MIN_VALUE)
                .price(-12_345)
                .qty(150_000_000)
                .action(BookAction.REPLACE)
                .side(SideCode.SELL);
        header(OrderBookEventEncoder.TEMPLATE_ID, OrderBookEventEncoder.BLOCK_LENGTH, 1);

        final NamedRecord record = new RecordReader(REGISTRY).read(buffer, 0);

        assertEquals("OrderBookEvent", record.name());
        assertEquals(7, record.sequence());
        assertEquals(Optional.of("COIN"), record.instrument());
        final Map<String, NamedField> fields = byName(record.fields());
        // -12345 x 10^-4 and 150000000 x 10^-8
        assertEquals(Optional.of(new BigDecimal("-1.2345")), fields.get("price").value());
        assertEquals(
                Optional.of(new BigDecimal("1.50000000")), fields.get("qty").value());
        assertEquals(Optional.empty(), fields.get("newOrderId").value());
        assertEquals("REPLACE", fields.get("action").text());
        assertEquals(
                "OrderBookEvent COIN at 2026-01-05T14:30:00.000120Z: exchangeTimestampNs 1767623400000120000, orderId 42,"
                        + " price -1.2345, qty 1.50000000, action REPLACE, side SELL",
                record.toString());
    }

    @Test
    void shouldNameTheCodesThatAreEnumsOfTheEngine() {
        new ExecutionReportedEncoder()
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .orderId(3)
                .reason(RejectReason.STALE_DATA.code())
                .execType((short) ExecType.REJECTED.ordinal())
                .status((short) OrderStatus.REJECTED.ordinal());
        header(ExecutionReportedEncoder.TEMPLATE_ID, ExecutionReportedEncoder.BLOCK_LENGTH, 0);

        final Map<String, NamedField> fields =
                byName(new RecordReader(REGISTRY).read(buffer, 0).fields());

        assertEquals("STALE_DATA", fields.get("reason").text());
        assertEquals("REJECTED", fields.get("execType").text());
        assertEquals("REJECTED", fields.get("status").text());
    }

    @Test
    void shouldSpreadGroupsByInstrument() {
        final AccountMarkedEncoder marked = new AccountMarkedEncoder()
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .equityMicros(5);
        final AccountMarkedEncoder.PositionsEncoder positions = marked.positionsCount(2);
        positions.next().position(-3).markTwice(20_001);
        positions.next().position(4).markTwice(Prices.NO_PRICE);
        header(AccountMarkedEncoder.TEMPLATE_ID, AccountMarkedEncoder.BLOCK_LENGTH, -1);
        new MessageHeaderEncoder().wrap(buffer, 0).length(MessageHeaderEncoder.ENCODED_LENGTH + marked.encodedLength());

        final Map<String, NamedField> fields =
                byName(new RecordReader(REGISTRY).read(buffer, 0).fields());

        assertEquals("5", fields.get("equityMicros").text());
        assertEquals("-3", fields.get("positions[0].position").text());
        assertEquals("200.01", fields.get("positions[0].markTwice").text());
        assertEquals(NamedField.NONE, fields.get("positions[1].markTwice").text());
    }

    @Test
    void shouldLeaveOutFieldsThatAnOlderSchemaDidNotHave() {
        new OrderBookEventEncoder()
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .price(1)
                .side(SideCode.BUY);
        header(OrderBookEventEncoder.TEMPLATE_ID, OrderBookEventEncoder.sideEncodingOffset(), 0);

        final Map<String, NamedField> fields =
                byName(new RecordReader(REGISTRY).read(buffer, 0).fields());

        assertTrue(fields.containsKey("action"), "the last field inside the block");
        assertFalse(fields.containsKey("side"), "behind the block");
    }

    @Test
    void shouldSayTheNumberOfAMessageThatNobodyKnows() {
        header(4_321, 0, 0);

        final NamedRecord record = new RecordReader(REGISTRY).read(buffer, 0);

        assertEquals("template 4321", record.name());
        assertEquals(List.of(), record.fields());
    }

    @Test
    void shouldReadEveryMessageOfEverySchema() {
        for (final EventTable table : RecordSchemas.tables()) {
            header(table.templateId(), 256, 0);

            final List<String> names = new RecordReader(REGISTRY)
                    .read(buffer, 0).fields().stream().map(NamedField::name).toList();

            final List<String> expected = table.columns().stream()
                    .filter(column -> column.offset() >= MessageHeaderEncoder.ENCODED_LENGTH)
                    .map(EventColumn::field)
                    .toList();
            assertFalse(expected.isEmpty(), table.message());
            assertEquals(expected, names.subList(0, expected.size()), table.message());
        }
    }

    private void header(final int templateId, final int blockLength, final int instrumentId) {
        new MessageHeaderEncoder()
                .wrap(buffer, 0)
                .length(MessageHeaderEncoder.ENCODED_LENGTH + blockLength)
                .blockLength(blockLength)
                .templateId(templateId)
                .schemaId(1)
                .version(1)
                .flags(1)
                .source(0)
                .part(0)
                .instrumentId(instrumentId)
                .crc32c(0)
                .sourceSequence(9)
                .sequence(7)
                .eventTimeNs(TIME);
    }

    private static Map<String, NamedField> byName(final List<NamedField> fields) {
        return fields.stream().collect(Collectors.toMap(NamedField::name, field -> field));
    }
}
