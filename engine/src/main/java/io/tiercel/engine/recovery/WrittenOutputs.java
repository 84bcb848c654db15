package io.tiercel.engine.recovery;

import io.tiercel.engine.output.EngineTrip;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** The outputs of a core as the output journal has them, to be compared with those that another core makes of the same inputs. One thread; cold. */
final class WrittenOutputs {
    private static final int CRC = MessageHeaderDecoder.crc32cEncodingOffset();
    private static final int AFTER_CRC = CRC + Integer.BYTES;

    private final JournalReader reader;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    WrittenOutputs(final JournalReader reader) {
        this.reader = reader;
    }

    /** Moves to the next record that the core made: false at the end. */
    boolean next() {
        while (reader.next()) {
            header.wrap(reader.buffer(), reader.offset());
            if (!EngineTrip.isTrip(header)) {
                return true;
            }
        }
        return false;
    }

    /** Moves to the first record behind a position: false if there is none. */
    boolean nextBehind(final OutputPosition position) {
        boolean isThere = next();
        while (isThere && position.isAtOrBehind(reader.buffer(), reader.offset())) {
            isThere = next();
        }
        return isThere;
    }

    /** Header of the current record. */
    MessageHeaderDecoder header() {
        return header;
    }

    /** Whether the current record is this one, but for the checksum, which the journal makes. */
    boolean isEqual(final DirectBuffer buffer, final int offset, final int length) {
        return length == reader.length()
                && isEqual(buffer, offset, 0, CRC)
                && isEqual(buffer, offset, AFTER_CRC, length);
    }

    private boolean isEqual(final DirectBuffer buffer, final int offset, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (buffer.getByte(offset + i) != reader.buffer().getByte(reader.offset() + i)) {
                return false;
            }
        }
        return true;
    }
}
