package io.tiercel.engine.inspection;

import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.marketdata.protocol.OrderBookEventEncoder;
import io.tiercel.marketdata.protocol.SideCode;
import io.tiercel.strategy.protocol.ExecutionReportedEncoder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes a journal of any length: order book events of a trading day and, for every eighth of them, an execution report as its output. */
final class LargeJournal {
    private static final int OUTPUT_EVERY = 8;
    private static final long OPEN_NS = 1_767_364_200_000_000_000L;
    private static final long DAY_NS = 23_400_000_000_000L;

    private LargeJournal() {}

    /** Arguments: folder, number of events. */
    public static void main(final String[] arguments) {
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    }

    /** Writes the journal; returns the number of records, of both sides. */
    static long write(final Path folder, final long events) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final io.tiercel.strategy.protocol.MessageHeaderEncoder reportHeader =
                new io.tiercel.strategy.protocol.MessageHeaderEncoder();
        final OrderBookEventEncoder event = new OrderBookEventEncoder();
        final ExecutionReportedEncoder report = new ExecutionReportedEncoder();
        final SplittableRandom random = new SplittableRandom(1);
        long records = 0;
        try (JournalDirectory directory = JournalDirectory.create(folder, 1, Map.of());
                Journal input = directory.openInput(JournalConfig.defaults());
                Journal output = directory.openOutput(JournalConfig.defaults())) {
            for (long sequence = 1; sequence <= events; sequence++) {
                final long bits = random.nextLong();
                final long timeNs = OPEN_NS + (long) ((double) sequence / events * DAY_NS);
                final int instrumentId = (int) (bits & 63);
                event.wrapAndApplyHeader(buffer, 0, header)
                        .exchangeTimestampNs(timeNs)
                        .receiveTimestampNs(OrderBookEventEncoder.receiveTimestampNsNullValue())
                        .publishTimestampNs(OrderBookEventEncoder.publishTimestampNsNullValue())
                        .orderId(sequence)
                        .newOrderId(OrderBookEventEncoder.newOrderIdNullValue())
                        .price(1_000_000 + (bits >>> 8 & 0xFFFF))
                        .qty(1 + (bits >>> 24 & 0xFF))
                        .action((bits >>> 32 & 1) == 0 ? BookAction.ADD : BookAction.DELETE)
                        .side((bits >>> 33 & 1) == 0 ? SideCode.BUY : SideCode.SELL);
                final int length = MessageHeaderEncoder.ENCODED_LENGTH + OrderBookEventEncoder.BLOCK_LENGTH;
                header.length(length)
                        .flags(1)
                        .source(0)
                        .part(0)
                        .instrumentId(instrumentId)
                        .sourceSequence(sequence)
                        .sequence(sequence)
                        .eventTimeNs(timeNs);
                input.append(buffer, 0, length);
                records++;
                if (sequence % OUTPUT_EVERY == 0) {
                    report.wrapAndApplyHeader(buffer, 0, reportHeader)
                            .orderId(sequence)
                            .lastQty(bits >>> 40);
                    final int outputLength =
                            MessageHeaderEncoder.ENCODED_LENGTH + ExecutionReportedEncoder.BLOCK_LENGTH;
                    reportHeader
                            .length(outputLength)
                            .flags(1)
                            .source(100)
                            .part(0)
                            .instrumentId(instrumentId)
                            .sourceSequence(0)
                            .sequence(sequence)
                            .eventTimeNs(timeNs);
                    output.append(buffer, 0, outputLength);
                    records++;
                }
            }
        }
        return records;
    }
}
