package io.tiercel.marketdata.event;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.LevelSnapshotEncoder;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.marketdata.protocol.OrderBookEventEncoder;
import io.tiercel.marketdata.protocol.SideCode;
import io.tiercel.marketdata.protocol.SkipReason;
import io.tiercel.marketdata.protocol.SkippedEncoder;
import io.tiercel.marketdata.protocol.TradingStatusEncoder;
import java.util.Objects;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes normalised market data straight into ring slots; the one place that knows how a decoder's facts become bytes.
 * <p>
 * Used by the ingress thread only; allocates nothing after construction. Event time is the exchange time stamp, never running back; a live
 * session overwrites it with the ingress clock when the slot is published.
 */
public final class EventWriter {
    /** Header flag: last fragment of its group. */
    public static final int LAST_IN_GROUP = 1;

    /** Instrument id that means all instruments. */
    public static final int ALL_INSTRUMENTS = -1;

    /** Source id of the market-data feed. */
    public static final int SOURCE_FEED = 0;

    private static final SideCode[] SIDES = {SideCode.BUY, SideCode.SELL, SideCode.NONE};

    private final EventSlots slots;
    private final UnsafeBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderBookEventEncoder orderBookEvent = new OrderBookEventEncoder();
    private final LevelSnapshotEncoder levelSnapshot = new LevelSnapshotEncoder();
    private final TradingStatusEncoder tradingStatus = new TradingStatusEncoder();
    private final SkippedEncoder skipped = new SkippedEncoder();
    private long eventTimeNs = Long.MIN_VALUE;

    /**
     * @param slots where the events go.
     */
    public EventWriter(final EventSlots slots) {
        this.slots = Objects.requireNonNull(slots, "slots");
        this.buffer = slots.buffer();
    }

    /**
     * One change of an order-by-order book, or a print, as a message of its own.
     *
     * @param instrumentId        dense id.
     * @param sourceSequence      message number at the source, from 1.
     * @param exchangeTimestampNs since the epoch.
     * @param action              what happened.
     * @param side                {@code Side} of the resting order, {@code Side.NONE} if not told.
     * @param orderId             {@link Prices#NO_ORDER_ID} if there is none.
     * @param newOrderId          REPLACE: the entering order, else {@link Prices#NO_ORDER_ID}.
     * @param price               {@link Prices#NO_PRICE} if not told.
     * @param qty                 see the schema.
     */
    public void orderBookEvent(
            final int instrumentId,
            final long sourceSequence,
            final long exchangeTimestampNs,
            final BookAction action,
            final int side,
            final long orderId,
            final long newOrderId,
            final long price,
            final long qty) {
        final int offset = slots.claim();
        orderBookEvent
                .wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .receiveTimestampNs(Prices.NO_TIMESTAMP)
                .publishTimestampNs(Prices.NO_TIMESTAMP)
                .orderId(orderId)
                .newOrderId(newOrderId)
                .price(price)
                .qty(qty)
                .action(action)
                .side(SIDES[side]);
        finish(offset, OrderBookEventEncoder.BLOCK_LENGTH, instrumentId, sourceSequence, 0, true, exchangeTimestampNs);
    }

    /**
     * One level of a full book; the group of all levels replaces the book.
     *
     * @param instrumentId        dense id.
     * @param sourceSequence      the same for the whole group.
     * @param part                position in the group, from 0.
     * @param isLast              true on the last level of the group.
     * @param exchangeTimestampNs since the epoch.
     * @param side                bid or ask.
     * @param price               of the level.
     * @param qty                 displayed, positive.
     */
    public void levelSnapshot(
            final int instrumentId,
            final long sourceSequence,
            final int part,
            final boolean isLast,
            final long exchangeTimestampNs,
            final int side,
            final long price,
            final long qty) {
        final int offset = slots.claim();
        levelSnapshot
                .wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .price(price)
                .qty(qty)
                .side(SIDES[side]);
        finish(
                offset,
                LevelSnapshotEncoder.BLOCK_LENGTH,
                instrumentId,
                sourceSequence,
                part,
                isLast,
                exchangeTimestampNs);
    }

    /**
     * A change of market state.
     *
     * @param instrumentId        dense id or {@link #ALL_INSTRUMENTS}.
     * @param sourceSequence      message number at the source, from 1.
     * @param exchangeTimestampNs since the epoch.
     * @param state               the new state.
     */
    public void tradingStatus(
            final int instrumentId,
            final long sourceSequence,
            final long exchangeTimestampNs,
            final MarketStateCode state) {
        tradingStatus(instrumentId, sourceSequence, 0, exchangeTimestampNs, state);
    }

    /**
     * One of several changes of market state that a single message of the source brings about. Each is complete in itself.
     *
     * @param instrumentId        dense id or {@link #ALL_INSTRUMENTS}.
     * @param sourceSequence      message number at the source, from 1.
     * @param part                position among the changes, from 0.
     * @param exchangeTimestampNs since the epoch.
     * @param state               the new state.
     */
    public void tradingStatus(
            final int instrumentId,
            final long sourceSequence,
            final int part,
            final long exchangeTimestampNs,
            final MarketStateCode state) {
        final int offset = slots.claim();
        tradingStatus
                .wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .state(state);
        finish(
                offset,
                TradingStatusEncoder.BLOCK_LENGTH,
                instrumentId,
                sourceSequence,
                part,
                true,
                exchangeTimestampNs);
    }

    /**
     * A slot without an event.
     *
     * @param sourceSequence      message number at the source, from 1.
     * @param exchangeTimestampNs since the epoch.
     * @param feedMessageType     the feed's own type code, 0 to 255.
     * @param reason              why it carries nothing.
     */
    public void skipped(
            final long sourceSequence,
            final long exchangeTimestampNs,
            final int feedMessageType,
            final SkipReason reason) {
        final int offset = slots.claim();
        skipped.wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .feedMessageType((short) feedMessageType)
                .reason(reason);
        finish(offset, SkippedEncoder.BLOCK_LENGTH, ALL_INSTRUMENTS, sourceSequence, 0, true, exchangeTimestampNs);
    }

    private void finish(
            final int offset,
            final int blockLength,
            final int instrumentId,
            final long sourceSequence,
            final int part,
            final boolean isLast,
            final long exchangeTimestampNs) {
        eventTimeNs = Math.max(eventTimeNs, exchangeTimestampNs);
        header.length(MessageHeaderEncoder.ENCODED_LENGTH + blockLength)
                .flags(isLast ? LAST_IN_GROUP : 0)
                .source(SOURCE_FEED)
                .part(part)
                .instrumentId(instrumentId)
                .crc32c(0)
                .sourceSequence(sourceSequence)
                .eventTimeNs(eventTimeNs);
        slots.publish(offset);
    }
}
