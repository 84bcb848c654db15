package io.tiercel.marketdata.event;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BarEncoder;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.BookStaleEncoder;
import io.tiercel.marketdata.protocol.LevelSnapshotEncoder;
import io.tiercel.marketdata.protocol.LevelUpdateEncoder;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.marketdata.protocol.OrderBookEventEncoder;
import io.tiercel.marketdata.protocol.SideCode;
import io.tiercel.marketdata.protocol.SkipReason;
import io.tiercel.marketdata.protocol.SkippedEncoder;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.marketdata.protocol.StatisticEncoder;
import io.tiercel.marketdata.protocol.StatisticKind;
import io.tiercel.marketdata.protocol.TopOfBookEncoder;
import io.tiercel.marketdata.protocol.TradingStatusEncoder;
import java.nio.ByteOrder;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes normalised market data straight into ring slots; the one place that knows how a decoder's facts become bytes.
 * <p>
 * Used by the ingress thread only; allocates nothing after construction. Event time is the exchange time stamp, or the receive time stamp where the
 * source tells it ({@link #receivedAt}), never running back; a live session overwrites it with the ingress clock when the slot is published.
 */
public final class EventWriter {
    /** Header flag: last fragment of its group. */
    public static final int LAST_IN_GROUP = 1;

    /** Header flag of a level snapshot: the book is one of orders, whose numbers nobody told. */
    public static final int OF_ORDERS = 2;

    /** Instrument id that means all instruments. */
    public static final int ALL_INSTRUMENTS = -1;

    /** Order count of a level whose source does not tell it. */
    public static final int NOT_TOLD = -1;

    /** Source id of the market-data feed. */
    public static final int SOURCE_FEED = 0;

    private static final SideCode[] SIDES = {SideCode.BUY, SideCode.SELL, SideCode.NONE};

    private static final int EVENT_TIME = MessageHeaderEncoder.eventTimeNsEncodingOffset();

    private final EventSlots slots;
    private final UnsafeBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderBookEventEncoder orderBookEvent = new OrderBookEventEncoder();
    private final LevelSnapshotEncoder levelSnapshot = new LevelSnapshotEncoder();
    private final TradingStatusEncoder tradingStatus = new TradingStatusEncoder();
    private final SkippedEncoder skipped = new SkippedEncoder();
    private final LevelUpdateEncoder levelUpdate = new LevelUpdateEncoder();
    private final TopOfBookEncoder topOfBook = new TopOfBookEncoder();
    private final BookStaleEncoder bookStale = new BookStaleEncoder();
    private final BarEncoder bar = new BarEncoder();
    private final StatisticEncoder statistic = new StatisticEncoder();
    private long eventTimeNs = Long.MIN_VALUE;
    private long receiveTimestampNs = Prices.NO_TIMESTAMP;

    /**
     * @param slots where the events go.
     */
    public EventWriter(final EventSlots slots) {
        this.slots = Objects.requireNonNull(slots, "slots");
        this.buffer = slots.buffer();
    }

    /**
     * Tells when the message was received that the next events are made of: their event time, then, in place of the exchange's, and the receive time
     * stamp of order-book events. Holds until it is called again.
     *
     * @param timestampNs since the epoch; {@link Prices#NO_TIMESTAMP} = not told, the exchange's time stamp is the event time.
     */
    public void receivedAt(final long timestampNs) {
        receiveTimestampNs = timestampNs;
    }

    /** One change of an order-by-order book, or a print, as a message of its own; arguments as below, the change is the last. */
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
        orderBookEvent(
                instrumentId, sourceSequence, true, exchangeTimestampNs, action, side, orderId, newOrderId, price, qty);
    }

    /**
     * One of several changes that the venue makes as one: within them a book may be crossed.
     *
     * @param instrumentId        dense id.
     * @param sourceSequence      message number at the source, from 1.
     * @param isLast              false where the venue has more to say before the book is to be looked at.
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
            final boolean isLast,
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
                .receiveTimestampNs(receiveTimestampNs)
                .publishTimestampNs(Prices.NO_TIMESTAMP)
                .orderId(orderId)
                .newOrderId(newOrderId)
                .price(price)
                .qty(qty)
                .action(action)
                .side(SIDES[side]);
        close(offset, OrderBookEventEncoder.BLOCK_LENGTH, instrumentId, sourceSequence, 0, isLast, exchangeTimestampNs);
    }

    /**
     * One level of a full book of orders whose numbers are not told; the group of all levels replaces an order-by-order book. Arguments as
     * {@link #levelSnapshot}.
     */
    public void anonymousOrders(
            final int instrumentId,
            final long sourceSequence,
            final int part,
            final boolean isLast,
            final long exchangeTimestampNs,
            final int side,
            final long price,
            final long qty) {
        final int offset = encodeLevel(exchangeTimestampNs, side, price, qty, NOT_TOLD);
        header.flags(isLast ? OF_ORDERS | LAST_IN_GROUP : OF_ORDERS);
        final int blockLength = LevelSnapshotEncoder.BLOCK_LENGTH;
        closeFlagged(offset, blockLength, instrumentId, sourceSequence, part, exchangeTimestampNs);
    }

    /**
     * A full book without a level.
     *
     * @param instrumentId        dense id.
     * @param sourceSequence      message number at the source, from 1.
     * @param exchangeTimestampNs since the epoch.
     */
    public void emptySnapshot(final int instrumentId, final long sourceSequence, final long exchangeTimestampNs) {
        levelSnapshot(
                instrumentId, sourceSequence, 0, true, exchangeTimestampNs, Side.NONE, Prices.NO_PRICE, 0, NOT_TOLD);
    }

    /**
     * One level of a full book; the group of all levels replaces a level book.
     *
     * @param instrumentId        dense id.
     * @param sourceSequence      the same for the whole group.
     * @param part                position in the group, from 0.
     * @param isLast              true on the last level of the group.
     * @param exchangeTimestampNs since the epoch.
     * @param side                bid or ask; {@code Side.NONE} = no level.
     * @param price               of the level.
     * @param qty                 displayed, positive.
     * @param orderCount          orders in the level, {@link #NOT_TOLD} if the source does not say.
     */
    public void levelSnapshot(
            final int instrumentId,
            final long sourceSequence,
            final int part,
            final boolean isLast,
            final long exchangeTimestampNs,
            final int side,
            final long price,
            final long qty,
            final int orderCount) {
        final int offset = encodeLevel(exchangeTimestampNs, side, price, qty, orderCount);
        close(
                offset,
                LevelSnapshotEncoder.BLOCK_LENGTH,
                instrumentId,
                sourceSequence,
                part,
                isLast,
                exchangeTimestampNs);
    }

    private int encodeLevel(
            final long exchangeTimestampNs, final int side, final long price, final long qty, final int orderCount) {
        final int offset = slots.claim();
        levelSnapshot
                .wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .price(price)
                .qty(qty)
                .side(SIDES[side])
                .orderCount(orderCount);
        return offset;
    }

    /** A change of market state; arguments as below, the change is the only one of its message. */
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
        close(offset, TradingStatusEncoder.BLOCK_LENGTH, instrumentId, sourceSequence, part, true, exchangeTimestampNs);
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
        close(offset, SkippedEncoder.BLOCK_LENGTH, ALL_INSTRUMENTS, sourceSequence, 0, true, exchangeTimestampNs);
    }

    /**
     * What one level of a level book holds from now on. The updates of one source message form a group.
     *
     * @param instrumentId        dense id.
     * @param sourceSequence      the same for the whole group.
     * @param part                position in the group, from 0.
     * @param isLast              true on the last update of the group.
     * @param exchangeTimestampNs since the epoch.
     * @param side                bid or ask.
     * @param price               of the level.
     * @param qty                 displayed; 0 = the level is gone.
     * @param orderCount          orders in the level, {@link #NOT_TOLD} if the source does not say.
     */
    public void levelUpdate(
            final int instrumentId,
            final long sourceSequence,
            final int part,
            final boolean isLast,
            final long exchangeTimestampNs,
            final int side,
            final long price,
            final long qty,
            final int orderCount) {
        final int offset = slots.claim();
        levelUpdate
                .wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .price(price)
                .qty(qty)
                .orderCount(orderCount)
                .side(SIDES[side]);
        close(offset, LevelUpdateEncoder.BLOCK_LENGTH, instrumentId, sourceSequence, part, isLast, exchangeTimestampNs);
    }

    /**
     * Best bid and offer of a source that tells no more, or tells them beside its book.
     *
     * @param instrumentId        dense id.
     * @param sourceSequence      message number at the source, from 1.
     * @param exchangeTimestampNs since the epoch.
     * @param bidPrice            {@link Prices#NO_PRICE} = no bid.
     * @param bidQty              0 where there is no bid.
     * @param askPrice            {@link Prices#NO_PRICE} = no offer.
     * @param askQty              0 where there is no offer.
     */
    public void topOfBook(
            final int instrumentId,
            final long sourceSequence,
            final long exchangeTimestampNs,
            final long bidPrice,
            final long bidQty,
            final long askPrice,
            final long askQty) {
        final int offset = slots.claim();
        topOfBook
                .wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .bidPrice(bidPrice)
                .bidQty(bidQty)
                .askPrice(askPrice)
                .askQty(askQty);
        close(offset, TopOfBookEncoder.BLOCK_LENGTH, instrumentId, sourceSequence, 0, true, exchangeTimestampNs);
    }

    /**
     * A book that is not to be trusted until a whole snapshot has come, or, as {@link StaleReason#RECOVERED}, one that is whole again.
     *
     * @param instrumentId        dense id or {@link #ALL_INSTRUMENTS}.
     * @param sourceSequence      of the last message before the damage.
     * @param exchangeTimestampNs since the epoch.
     * @param missing             messages known to be missing, 0 if not known.
     * @param reason              why.
     */
    public void bookStale(
            final int instrumentId,
            final long sourceSequence,
            final long exchangeTimestampNs,
            final long missing,
            final StaleReason reason) {
        final int offset = slots.claim();
        bookStale
                .wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .missing(missing)
                .reason(reason);
        close(offset, BookStaleEncoder.BLOCK_LENGTH, instrumentId, sourceSequence, 0, true, exchangeTimestampNs);
    }

    /**
     * Prices and volume of one span of time; event time is its end.
     *
     * @param instrumentId     dense id.
     * @param sourceSequence   message number at the source, from 1.
     * @param startTimestampNs since the epoch.
     * @param intervalNs       length of the span, positive.
     * @param side             {@code Side.NONE} = of trades, else of bids or offers.
     * @param open             first price.
     * @param high             highest price.
     * @param low              lowest price.
     * @param close            last price.
     * @param volume           traded, or size at the end.
     */
    public void bar(
            final int instrumentId,
            final long sourceSequence,
            final long startTimestampNs,
            final long intervalNs,
            final int side,
            final long open,
            final long high,
            final long low,
            final long close,
            final long volume) {
        final int offset = slots.claim();
        bar.wrapAndApplyHeader(buffer, offset, header)
                .startTimestampNs(startTimestampNs)
                .intervalNs(intervalNs)
                .openPrice(open)
                .highPrice(high)
                .lowPrice(low)
                .closePrice(close)
                .volume(volume)
                .side(SIDES[side]);
        close(
                offset,
                BarEncoder.BLOCK_LENGTH,
                instrumentId,
                sourceSequence,
                0,
                true,
                Math.addExact(startTimestampNs, intervalNs));
    }

    /**
     * A figure that the venue publishes of an instrument.
     *
     * @param instrumentId        dense id.
     * @param sourceSequence      message number at the source, from 1.
     * @param exchangeTimestampNs since the epoch.
     * @param kind                what it is.
     * @param price               {@link Prices#NO_PRICE} if it is no price.
     * @param qty                 0 if it is no quantity.
     */
    public void statistic(
            final int instrumentId,
            final long sourceSequence,
            final long exchangeTimestampNs,
            final StatisticKind kind,
            final long price,
            final long qty) {
        final int offset = slots.claim();
        statistic
                .wrapAndApplyHeader(buffer, offset, header)
                .exchangeTimestampNs(exchangeTimestampNs)
                .price(price)
                .qty(qty)
                .kind(kind);
        close(offset, StatisticEncoder.BLOCK_LENGTH, instrumentId, sourceSequence, 0, true, exchangeTimestampNs);
    }

    /**
     * An event that another process encoded, byte for byte; only its event time may be raised, so that time never runs back.
     *
     * @param source       of the bytes.
     * @param sourceOffset of a slot with a whole event in it.
     */
    public void copy(final DirectBuffer source, final int sourceOffset) {
        final int offset = slots.claim();
        buffer.putBytes(offset, source, sourceOffset, EventSlots.SLOT_LENGTH);
        header.wrap(buffer, offset);
        eventTimeNs = Math.max(eventTimeNs, source.getLong(sourceOffset + EVENT_TIME, ByteOrder.LITTLE_ENDIAN));
        header.eventTimeNs(eventTimeNs);
        slots.publish(offset);
    }

    private void close(
            final int offset,
            final int blockLength,
            final int instrumentId,
            final long sourceSequence,
            final int part,
            final boolean isLast,
            final long exchangeTimestampNs) {
        header.flags(isLast ? LAST_IN_GROUP : 0);
        closeFlagged(offset, blockLength, instrumentId, sourceSequence, part, exchangeTimestampNs);
    }

    private void closeFlagged(
            final int offset,
            final int blockLength,
            final int instrumentId,
            final long sourceSequence,
            final int part,
            final long exchangeTimestampNs) {
        eventTimeNs = Math.max(
                eventTimeNs, receiveTimestampNs == Prices.NO_TIMESTAMP ? exchangeTimestampNs : receiveTimestampNs);
        header.length(MessageHeaderEncoder.ENCODED_LENGTH + blockLength)
                .source(SOURCE_FEED)
                .part(part)
                .instrumentId(instrumentId)
                .crc32c(0)
                .sourceSequence(sourceSequence)
                .eventTimeNs(eventTimeNs);
        slots.publish(offset);
    }
}
