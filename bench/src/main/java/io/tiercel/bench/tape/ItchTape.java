package io.tiercel.bench.tape;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.itch.ItchDecoder;
import io.tiercel.marketdata.itch.ItchDescriptor;
import io.tiercel.marketdata.itch.ItchMessages;
import io.tiercel.marketdata.itch.ItchStreamFeed;
import io.tiercel.marketdata.simulation.SimulatedExchange;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.nio.ByteOrder;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A simulated day as ITCH 5.0 bytes in memory, each message behind its length, as in a file. Immutable after recording; reading allocates nothing.
 */
public final class ItchTape {
    private static final int CACHE_LINE = 64;

    /** Room per message: the longest of order flow has 44 bytes with its length. */
    private static final int BYTES_PER_EVENT = 48;

    private static final int EXTRA_BYTES = 4 << 20;

    private final UnsafeBuffer bytes;
    private final int lengthBytes;

    private ItchTape(final UnsafeBuffer bytes, final int lengthBytes) {
        this.bytes = bytes;
        this.lengthBytes = lengthBytes;
    }

    /**
     * Simulates a day to its end. Cold.
     *
     * @param config what to simulate; at most 40 million events.
     * @return its bytes.
     */
    public static ItchTape simulate(final SimulationConfig config) {
        final SimulatedExchange exchange = new SimulatedExchange(config);
        final int room = Math.toIntExact(config.events() * BYTES_PER_EVENT + EXTRA_BYTES);
        final UnsafeBuffer bytes = new UnsafeBuffer(BufferUtil.allocateDirectAligned(room, CACHE_LINE));
        int end = 0;
        int length = exchange.next(bytes, end);
        while (length > 0) {
            end += length;
            length = exchange.next(bytes, end);
        }
        return new ItchTape(bytes, end);
    }

    /**
     * Decodes the whole day in place.
     *
     * @param decoder of the day and its instruments, fresh.
     * @param writer  where the events go.
     */
    public void decode(final ItchDecoder decoder, final EventWriter writer) {
        long sequence = 0;
        int at = 0;
        while (at < lengthBytes) {
            final int length = frameLength(at);
            decoder.decode(bytes, at + ItchDescriptor.FRAME_LENGTH, length, ++sequence, writer);
            at += ItchDescriptor.FRAME_LENGTH + length;
        }
    }

    /**
     * The same day through the feed that a session uses, to record its events. Cold.
     *
     * @param decoder of the day and its instruments, fresh.
     * @return a feed at the first message.
     */
    public ItchStreamFeed feed(final ItchDecoder decoder) {
        return new ItchStreamFeed("tape", new Reader(), decoder, 0);
    }

    /**
     * @return messages of the day, those that no book sees included.
     */
    public long messages() {
        long count = 0;
        for (int at = 0; at < lengthBytes; at += ItchDescriptor.FRAME_LENGTH + frameLength(at)) {
            count++;
        }
        return count;
    }

    /**
     * @return bytes of the day.
     */
    public int lengthBytes() {
        return lengthBytes;
    }

    private int frameLength(final int at) {
        return bytes.getShort(at, ByteOrder.BIG_ENDIAN) & 0xffff;
    }

    private final class Reader implements ItchMessages {
        private int at;

        @Override
        public int next(final org.agrona.MutableDirectBuffer target, final int offset) {
            if (at == lengthBytes) {
                return 0;
            }
            final int length = ItchDescriptor.FRAME_LENGTH + frameLength(at);
            target.putBytes(offset, bytes, at, length);
            at += length;
            return length;
        }
    }
}
