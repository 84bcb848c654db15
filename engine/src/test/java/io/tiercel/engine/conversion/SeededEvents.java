package io.tiercel.engine.conversion;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/** Events of any table whose fields take every kind of value: none, zero, the ends of their range, any. */
final class SeededEvents {
    private final UnsafeBuffer event = new UnsafeBuffer(new byte[EventSlots.SLOT_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Random random;
    private final int instruments;
    private long eventTimeNs = Long.MIN_VALUE;

    SeededEvents(final long seed, final int instruments) {
        random = new Random(seed);
        this.instruments = instruments;
    }

    /** Writes a group of one to three events. */
    void writeGroup(final EventTable table, final EventWriter writer) {
        final int parts = 1 + random.nextInt(3);
        for (int part = 0; part < parts; part++) {
            table.writeFixed(event, header);
            for (final EventColumn column : table.columns()) {
                column.write(event, 0, value(column));
            }
            eventTimeNs = random.nextInt(50) == 0 ? Math.max(eventTimeNs, 0) + random.nextInt(1000) : eventTimeNs;
            header.part(part)
                    .flags((random.nextInt(4) << 1) | (part == parts - 1 ? EventWriter.LAST_IN_GROUP : 0))
                    .instrumentId(random.nextInt(instruments + 1) - 1)
                    .eventTimeNs(eventTimeNs);
            writer.copy(event, 0);
        }
    }

    private long value(final EventColumn column) {
        if (!column.codes().isEmpty()) {
            final List<Long> codes = List.copyOf(column.codes().keySet());
            return codes.get(random.nextInt(codes.size()));
        }
        final long any = random.nextLong() >> random.nextInt(64);
        return switch (column.length()) {
            case 1 -> random.nextInt(256);
            case 2 -> random.nextInt(65_536);
            case 4 -> random.nextInt(8) == 0 ? Integer.MIN_VALUE : (int) any;
            default ->
                switch (random.nextInt(8)) {
                    case 0 -> Long.MIN_VALUE;
                    case 1 -> Long.MIN_VALUE + 1;
                    case 2 -> Long.MAX_VALUE;
                    case 3 -> 0;
                    default -> any;
                };
        };
    }
}
