package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.EventTable;
import io.tiercel.engine.conversion.RecordSchemas;
import io.tiercel.journal.JournalReader;
import io.tiercel.journal.RecordDescriptor;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** The current record of a reader, by its schema. One thread; turning to the next record allocates nothing. */
public final class RecordView {
    private final Path where;
    private final JournalSide side;
    private final JournalReader reader;
    private EventTable table;

    /**
     * @param where  the records come from, for messages.
     * @param side   of the journal.
     * @param reader of its records; the caller closes it.
     */
    public RecordView(final Path where, final JournalSide side, final JournalReader reader) {
        this.where = where;
        this.side = side;
        this.reader = reader;
    }

    /**
     * Moves to the next record.
     *
     * @return false at the end.
     * @throws io.tiercel.marketdata.input.BadInputException when no schema of this version has such a record.
     */
    public boolean next() {
        if (!reader.next()) {
            return false;
        }
        table = RecordSchemas.table(where, reader.buffer(), reader.offset(), reader.length());
        return true;
    }

    /**
     * @return side that the record is of.
     */
    public JournalSide side() {
        return side;
    }

    /**
     * @return kind of the record.
     */
    public EventTable table() {
        return table;
    }

    /**
     * @return bytes around the record, until the next one.
     */
    public DirectBuffer buffer() {
        return reader.buffer();
    }

    /**
     * @return where the record starts in {@link #buffer}.
     */
    public int offset() {
        return reader.offset();
    }

    /**
     * @return bytes of the record.
     */
    public int length() {
        return reader.length();
    }

    /**
     * @return sequence of the input, or of the output's cause.
     */
    public long sequence() {
        return reader.lastSequence();
    }

    /**
     * @return number of the message at its source; of an output, its number within the cause.
     */
    public long sourceSequence() {
        return number(RecordDescriptor.SOURCE_SEQUENCE_OFFSET);
    }

    /**
     * @return ns since the epoch.
     */
    public long eventTimeNs() {
        return number(RecordDescriptor.EVENT_TIME_NS_OFFSET);
    }

    /**
     * @return dense id, or -1 when it is of no single instrument.
     */
    public int instrumentId() {
        return reader.buffer()
                .getInt(reader.offset() + RecordDescriptor.INSTRUMENT_ID_OFFSET, RecordDescriptor.BYTE_ORDER);
    }

    /**
     * @return who made it.
     */
    public int source() {
        return reader.buffer().getShort(reader.offset() + RecordDescriptor.SOURCE_OFFSET, RecordDescriptor.BYTE_ORDER)
                & 0xFFFF;
    }

    private long number(final int field) {
        return reader.buffer().getLong(reader.offset() + field, RecordDescriptor.BYTE_ORDER);
    }
}
