package io.tiercel.engine.backtest;

import io.tiercel.engine.InputSource;
import io.tiercel.engine.protocol.ClockTickDecoder;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The market data of a session from its journal, in its order and at its times: what the operator said, the session's end and its restarts are left out;
 * the passing of time while a live feed was silent stays. Owned by one thread.
 */
final class JournalFeedTape implements MarketTape {
    private final JournalDirectory journal;
    private final JournalReader inputs;
    private final int[] idByRecordedId;
    private final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(EventSlots.SLOT_LENGTH));
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder stamped = new MessageHeaderEncoder();
    private long sequence;
    private long eventTimeNs = Long.MIN_VALUE;
    private boolean isClosed;

    /**
     * @param folder         of the journal.
     * @param idByRecordedId instrument id by the session's id.
     */
    JournalFeedTape(final Path folder, final int[] idByRecordedId) {
        this.idByRecordedId = idByRecordedId.clone();
        journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION);
        try {
            inputs = journal.readInput();
        } catch (final RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    @Override
    public boolean next() {
        while (inputs.next()) {
            header.wrap(inputs.buffer(), inputs.offset());
            if (InputSource.isFeed(header.source()) || header.templateId() == ClockTickDecoder.TEMPLATE_ID) {
                take();
                return true;
            }
        }
        return false;
    }

    private void take() {
        slot.putBytes(0, inputs.buffer(), inputs.offset(), header.length());
        header.wrap(slot, 0);
        eventTimeNs = Math.max(eventTimeNs, header.eventTimeNs());
        stamped.wrap(slot, 0).sequence(++sequence).eventTimeNs(eventTimeNs).crc32c(0);
        final int recordedId = header.instrumentId();
        if (recordedId >= 0 && recordedId < idByRecordedId.length) {
            stamped.instrumentId(idByRecordedId[recordedId]);
        }
    }

    @Override
    public UnsafeBuffer buffer() {
        return slot;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public long eventTimeNs() {
        return eventTimeNs;
    }

    @Override
    public double progress() {
        return Double.NaN;
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            inputs.close();
            journal.close();
        }
    }
}
