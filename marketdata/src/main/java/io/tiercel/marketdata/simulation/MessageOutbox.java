package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.itch.ItchDescriptor;
import io.tiercel.marketdata.itch.ItchEncoder;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Messages of one decision, encoded and waiting to be handed out one by one.
 * <p>
 * Owned by one thread; allocates nothing after construction. A decision makes at most {@link #MOST_MESSAGES} messages and is made only
 * when the outbox is empty. Reference numbers and match numbers are counted here: one series for all instruments.
 */
final class MessageOutbox {
    /** Most messages between two times that the outbox is empty. */
    static final int MOST_MESSAGES = 32;

    private static final int FRAMED_LENGTH = ItchDescriptor.FRAME_LENGTH + ItchDescriptor.MAX_MESSAGE_LENGTH;
    private static final int TICK_PRICE = 100;
    private static final int TRACKING_NUMBER = 0;
    private static final int ATTRIBUTION = 'T' << 24 | 'I' << 16 | 'E' << 8 | 'R';

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MOST_MESSAGES * FRAMED_LENGTH]);
    private final ItchEncoder encoder = new ItchEncoder();
    private int writePosition;
    private int readPosition;
    private long lastReference;
    private long lastMatchNumber;

    /** An empty outbox. */
    MessageOutbox() {}

    /** Returns true when every message has been handed out. */
    boolean isEmpty() {
        return readPosition == writePosition;
    }

    /**
     * Hands out the oldest message.
     *
     * @param target written to, with its length prefix.
     * @param offset of the prefix.
     * @return bytes written.
     */
    int take(final MutableDirectBuffer target, final int offset) {
        final int length = ItchDescriptor.FRAME_LENGTH + buffer.getShort(readPosition, ByteOrder.BIG_ENDIAN);
        target.putBytes(offset, buffer, readPosition, length);
        readPosition += length;
        if (readPosition == writePosition) {
            readPosition = 0;
            writePosition = 0;
        }
        return length;
    }

    /** Forgets what has not been handed out: the session ended in the middle of a decision. */
    void discard() {
        readPosition = 0;
        writePosition = 0;
    }

    /**
     * A message about the whole market.
     *
     * @param timeNs    since midnight.
     * @param eventCode of the system event.
     */
    void systemEvent(final long timeNs, final byte eventCode) {
        writePosition += at(timeNs, 0).systemEvent(eventCode);
    }

    /**
     * Lists an instrument and opens it for trading.
     *
     * @param timeNs     since midnight.
     * @param locate     of the instrument.
     * @param stock      its packed symbol.
     * @param roundLot   shares.
     */
    void listing(final long timeNs, final int locate, final long stock, final int roundLot) {
        writePosition += at(timeNs, locate).stockDirectory(stock, roundLot, (byte) 'T');
        writePosition += at(timeNs, locate).tradingAction(stock, ItchDescriptor.STATE_TRADING);
    }

    /**
     * A new displayed order.
     *
     * @param timeNs       since midnight.
     * @param locate       of the instrument.
     * @param stock        its packed symbol.
     * @param side         bid or ask.
     * @param shares       displayed.
     * @param tick         price.
     * @param isAttributed true when the order names its participant.
     * @return its reference number.
     */
    long add(
            final long timeNs,
            final int locate,
            final long stock,
            final int side,
            final int shares,
            final int tick,
            final boolean isAttributed) {
        final byte code = side == Side.BUY ? ItchDescriptor.BUY : ItchDescriptor.SELL;
        final long reference = ++lastReference;
        final int price = tick * TICK_PRICE;
        final ItchEncoder at = at(timeNs, locate);
        writePosition += isAttributed
                ? at.addOrderAttributed(reference, code, shares, stock, price, ATTRIBUTION)
                : at.addOrder(reference, code, shares, stock, price);
        return reference;
    }

    /**
     * An execution of a displayed order.
     *
     * @param timeNs    since midnight.
     * @param locate    of the instrument.
     * @param reference resting order.
     * @param shares    executed.
     */
    void execute(final long timeNs, final int locate, final long reference, final int shares) {
        writePosition += at(timeNs, locate).orderExecuted(reference, shares, ++lastMatchNumber);
    }

    /**
     * An execution of a hidden order.
     *
     * @param timeNs since midnight.
     * @param locate of the instrument.
     * @param stock  its packed symbol.
     * @param shares executed.
     * @param tick   price.
     */
    void trade(final long timeNs, final int locate, final long stock, final int shares, final int tick) {
        writePosition += at(timeNs, locate).trade(shares, stock, tick * TICK_PRICE, ++lastMatchNumber);
    }

    /**
     * Part of an order leaves.
     *
     * @param timeNs    since midnight.
     * @param locate    of the instrument.
     * @param reference resting order.
     * @param shares    taken off.
     */
    void reduce(final long timeNs, final int locate, final long reference, final int shares) {
        writePosition += at(timeNs, locate).orderCancel(reference, shares);
    }

    /**
     * An order leaves.
     *
     * @param timeNs    since midnight.
     * @param locate    of the instrument.
     * @param reference resting order.
     */
    void delete(final long timeNs, final int locate, final long reference) {
        writePosition += at(timeNs, locate).orderDelete(reference);
    }

    /**
     * An order leaves and another enters on its side.
     *
     * @param timeNs    since midnight.
     * @param locate    of the instrument.
     * @param reference leaves.
     * @param shares    of the new order.
     * @param tick      price of the new order.
     * @return reference number of the new order.
     */
    long replace(final long timeNs, final int locate, final long reference, final int shares, final int tick) {
        final long newReference = ++lastReference;
        writePosition += at(timeNs, locate).orderReplace(reference, newReference, shares, tick * TICK_PRICE);
        return newReference;
    }

    private ItchEncoder at(final long timeNs, final int locate) {
        return encoder.at(buffer, writePosition, locate, TRACKING_NUMBER, timeNs);
    }
}
