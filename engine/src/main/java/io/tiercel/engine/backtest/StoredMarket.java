package io.tiercel.engine.backtest;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Market data decoded once, for many runs: a temporary file of events that is mapped into memory, outside the heap, and read by any number of threads at
 * once, each with a tape of its own. It has no name any more once it is written, where the platform allows, and its room comes back with the process.
 * Immutable once written; cold but for its tapes.
 */
final class StoredMarket implements AutoCloseable {
    private static final int SEGMENT_BYTES = 1 << 27;
    private static final long EVENTS_PER_PROGRESS = 65_536;

    private final Path file;
    private final List<UnsafeBuffer> segments = new ArrayList<>();
    private long events;
    private long firstTimeNs = Long.MAX_VALUE;
    private long lastTimeNs = Long.MIN_VALUE;
    private int end;

    private StoredMarket(final Path file) {
        this.file = file;
    }

    /**
     * Reads a tape to its end, or until it is told to stop.
     *
     * @param tape     closed afterwards.
     * @param folder   for the file.
     * @param progress told the share now and then.
     * @param isStopped asked now and then.
     * @return the events.
     * @throws BadInputException when there is no room, or the source is damaged.
     */
    static StoredMarket of(
            final MarketTape tape, final Path folder, final DoubleConsumer progress, final BooleanSupplier isStopped) {
        StoredMarket market = null;
        try (tape) {
            final Path file = Files.createTempFile(folder, ".market", ".tmp");
            market = new StoredMarket(file);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                while (tape.next()) {
                    market.append(channel, tape);
                    if (market.events % EVENTS_PER_PROGRESS == 0) {
                        progress.accept(tape.progress());
                        if (isStopped.getAsBoolean()) {
                            break;
                        }
                    }
                }
            }
            return market;
        } catch (final IOException e) {
            throw new BadInputException(folder + ": decoded market data cannot be kept there, expected room: " + e, e);
        } catch (final RuntimeException e) {
            if (market != null) {
                market.close();
            }
            throw e;
        }
    }

    private void append(final FileChannel channel, final MarketTape tape) throws IOException {
        final int length = length(tape.buffer(), tape.offset());
        if (segments.isEmpty() || end + EventSlots.SLOT_LENGTH > SEGMENT_BYTES) {
            final MappedByteBuffer mapped =
                    channel.map(FileChannel.MapMode.READ_WRITE, (long) segments.size() * SEGMENT_BYTES, SEGMENT_BYTES);
            segments.add(new UnsafeBuffer(mapped));
            end = 0;
        }
        segments.getLast().putBytes(end, tape.buffer(), tape.offset(), length);
        end += aligned(length);
        events++;
        firstTimeNs = Math.min(firstTimeNs, tape.eventTimeNs());
        lastTimeNs = tape.eventTimeNs();
    }

    private static int length(final UnsafeBuffer buffer, final int offset) {
        return buffer.getShort(offset + MessageHeaderDecoder.lengthEncodingOffset(), java.nio.ByteOrder.LITTLE_ENDIAN)
                & 0xFFFF;
    }

    private static int aligned(final int length) {
        return (length + Long.BYTES - 1) & -Long.BYTES;
    }

    /**
     * @return how many there are.
     */
    long events() {
        return events;
    }

    /**
     * @return time of the first event; {@code Long.MAX_VALUE} where there is none.
     */
    long firstTimeNs() {
        return firstTimeNs;
    }

    /**
     * @return time of the last event; {@code Long.MIN_VALUE} where there is none.
     */
    long lastTimeNs() {
        return lastTimeNs;
    }

    /**
     * @return the events from the first on; any number of tapes at a time, each for one thread.
     */
    MarketTape tape() {
        return new StoredTape();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new BadInputException(file + ": cannot be removed, expected access: " + e, e);
        }
    }

    private final class StoredTape implements MarketTape {
        private int segment = -1;
        private UnsafeBuffer buffer;
        private int offset;
        private int nextOffset = SEGMENT_BYTES;
        private long read;
        private long eventTimeNs;

        @Override
        public boolean next() {
            if (read == events) {
                return false;
            }
            if (nextOffset + EventSlots.SLOT_LENGTH > SEGMENT_BYTES) {
                segment++;
                buffer = segments.get(segment);
                nextOffset = 0;
            }
            offset = nextOffset;
            nextOffset = offset + aligned(length(buffer, offset));
            eventTimeNs = buffer.getLong(
                    offset + MessageHeaderDecoder.eventTimeNsEncodingOffset(), java.nio.ByteOrder.LITTLE_ENDIAN);
            read++;
            return true;
        }

        @Override
        public UnsafeBuffer buffer() {
            return buffer;
        }

        @Override
        public int offset() {
            return offset;
        }

        @Override
        public long eventTimeNs() {
            return eventTimeNs;
        }

        @Override
        public double progress() {
            return events == 0 ? 1 : (double) read / events;
        }

        @Override
        public void close() {
            // the memory is the market's
        }
    }
}
