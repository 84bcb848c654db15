package io.tiercel.marketdata.itch;

import static io.tiercel.marketdata.itch.ItchDescriptor.FRAME_LENGTH;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.StoredSourceFeed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.SourceFile;
import io.tiercel.marketdata.instrument.Listing;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A Nasdaq ITCH 5.0 file of any length, plain or gzip: a run of messages, each behind its length as u16; a length of zero ends the session.
 * <p>
 * Owned by the ingress thread. Streams in bounded memory, allocates nothing after construction while the file is sound. The source
 * sequence is the number of the message in the file, from 1, carried or not. A bad message is told with its byte in the (decompressed) file.
 */
public final class ItchFileFeed extends StoredSourceFeed {
    /** A poll looks at no more messages than this, so that a file of other symbols does not keep the ingress. */
    private static final int MESSAGES_PER_POLL = 4096;

    private static final int BUFFER_LENGTH = 1 << 17;

    private final SourceFile file;
    private final ItchDecoder decoder;
    private final byte[] bytes = new byte[BUFFER_LENGTH];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private long position;
    private int from;
    private int filled;
    private long sequence;
    private boolean isEnded;

    /**
     * @param path    of the file.
     * @param listing instruments to decode.
     * @param day     empty = the one in the file's name, else {@link TradingDay#DEFAULT}.
     * @throws BadInputException when the file cannot be opened.
     */
    public ItchFileFeed(final Path path, final Listing listing, final Optional<TradingDay> day) {
        decoder = new ItchDecoder(
                listing, day.or(() -> TradingDay.ofItchName(path)).orElse(TradingDay.DEFAULT));
        file = new SourceFile(path);
    }

    @Override
    protected int read(final EventWriter writer, final int limit) {
        int events = 0;
        for (int i = 0; i < MESSAGES_PER_POLL && events < limit && !isEnded; i++) {
            final int length = nextLength();
            if (length == 0) {
                isEnded = true;
            } else {
                events += decode(length, writer);
            }
        }
        return isEnded && events == 0 ? END_OF_FEED : events;
    }

    /** Length of the next message, its bytes being in the buffer; 0 at the end. */
    private int nextLength() {
        if (!has(FRAME_LENGTH)) {
            if (filled == from) {
                return 0;
            }
            throw bad("1 byte is left of the file, expected the length of a message, 2 bytes");
        }
        final int length = buffer.getShort(from, ByteOrder.BIG_ENDIAN) & 0xffff;
        if (length == 0) {
            if (has(FRAME_LENGTH + 1)) {
                throw bad("length 0 ends the session, expected nothing behind it");
            }
            return 0;
        }
        if (has(FRAME_LENGTH + 1)) {
            requireLength(length);
        }
        if (!has(FRAME_LENGTH + length)) {
            throw bad("the file ends after " + (filled - from - FRAME_LENGTH) + " bytes of a message, expected "
                    + length);
        }
        return length;
    }

    /** Before the message's bytes are waited for: a garbled length would be told as a cut file. */
    private void requireLength(final int length) {
        try {
            ItchDecoder.requireLength(buffer.getByte(from + FRAME_LENGTH), length);
        } catch (final BadInputException e) {
            throw bad(e.getMessage());
        }
    }

    private int decode(final int length, final EventWriter writer) {
        try {
            final int events = decoder.decode(buffer, from + FRAME_LENGTH, length, sequence + 1, writer);
            sequence++;
            from += FRAME_LENGTH + length;
            position += FRAME_LENGTH + length;
            return events;
        } catch (final BadInputException e) {
            throw bad(e.getMessage());
        }
    }

    private boolean has(final int wanted) {
        while (filled - from < wanted) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() {
        System.arraycopy(bytes, from, bytes, 0, filled - from);
        filled -= from;
        from = 0;
        try {
            final int count = file.read(bytes, filled, bytes.length - filled);
            filled += Math.max(0, count);
            return count > 0;
        } catch (final IOException e) {
            throw file.damaged(e, "byte " + (position + filled));
        }
    }

    private BadInputException bad(final String problem) {
        return new BadInputException(
                file.name() + ": byte " + position + ": message " + (sequence + 1) + ": " + problem);
    }

    /**
     * @return its counts tell what was in the file.
     */
    public ItchDecoder decoder() {
        return decoder;
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return decoder.countsByType();
    }

    @Override
    public double progress() {
        return file.progress();
    }

    @Override
    public void close() {
        file.close();
    }
}
