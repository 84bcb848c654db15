package io.tiercel.engine.backtest;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Days of one source one behind the other. Between two of them every book is emptied: what rested in it did so for the day. Owned by one thread;
 * allocates when a day begins.
 */
final class ChainedDays implements MarketTape {
    private final Iterator<Supplier<MarketTape>> days;
    private final int count;
    private final int[] instrumentIds;
    private final OneSlot slot = new OneSlot();
    private final EventWriter writer = new EventWriter(slot);
    private final MessageHeaderEncoder stamped = new MessageHeaderEncoder();
    private MarketTape day;
    private int begun;
    private int toEmpty;
    private boolean isEmptying;
    private long sequence;
    private long eventTimeNs = Long.MIN_VALUE;

    /**
     * @param days          opened when their time has come.
     * @param instrumentIds of the days.
     */
    ChainedDays(final List<Supplier<MarketTape>> days, final int[] instrumentIds) {
        this.days = days.iterator();
        this.instrumentIds = instrumentIds.clone();
        count = days.size();
    }

    @Override
    public boolean next() {
        isEmptying = false;
        while (toEmpty == 0) {
            if (day != null && day.next()) {
                eventTimeNs = Math.max(eventTimeNs, day.eventTimeNs());
                stamped.wrap(day.buffer(), day.offset()).sequence(++sequence).eventTimeNs(eventTimeNs);
                return true;
            }
            if (!days.hasNext()) {
                return false;
            }
            begin();
        }
        emptyNext();
        return true;
    }

    private void begin() {
        if (day != null) {
            day.close();
            toEmpty = instrumentIds.length;
        }
        day = days.next().get();
        begun++;
    }

    private void emptyNext() {
        isEmptying = true;
        final int id = instrumentIds[instrumentIds.length - toEmpty];
        toEmpty--;
        writer.anonymousOrders(id, sequence + 1, 0, true, eventTimeNs, Side.NONE, Prices.NO_PRICE, 0);
        stamped.wrap(slot.buffer, 0).sequence(++sequence).eventTimeNs(eventTimeNs);
    }

    @Override
    public UnsafeBuffer buffer() {
        return isEmptying ? slot.buffer : day.buffer();
    }

    @Override
    public int offset() {
        return isEmptying ? 0 : day.offset();
    }

    @Override
    public long eventTimeNs() {
        return eventTimeNs;
    }

    @Override
    public double progress() {
        return day == null ? 0 : (begun - 1 + day.progress()) / count;
    }

    @Override
    public void close() {
        if (day != null) {
            day.close();
        }
    }

    /** Room for one event. */
    private static final class OneSlot implements EventSlots {
        private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(SLOT_LENGTH));

        @Override
        public UnsafeBuffer buffer() {
            return buffer;
        }

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public void publish(final int offset) {
            // read from the slot itself
        }
    }
}
