package io.tiercel.marketdata.itch;

import static io.tiercel.marketdata.itch.ItchDescriptor.*;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;

/**
 * Writes Nasdaq TotalView-ITCH 5.0 messages, each behind its length as u16, as in a file.
 * <p>
 * Owned by one thread; allocates nothing after construction. Call {@link #at} for the place and the common header, then one message
 * method, which returns the bytes written. The caller leaves {@link ItchDescriptor#FRAME_LENGTH} +
 * {@link ItchDescriptor#MAX_MESSAGE_LENGTH} bytes of room. Values are not checked: their ranges are those of the fields.
 */
public final class ItchEncoder {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final long PADDING = ' ';

    private MutableDirectBuffer buffer;
    private int frame;
    private int message;
    private int locate;
    private int trackingNumber;
    private long timestampNs;

    /** An encoder that writes nowhere until {@link #at} is called. */
    public ItchEncoder() {}

    /**
     * Packs a symbol into the eight bytes of a stock field. Cold.
     *
     * @param symbol 1 to 8 printable ASCII characters without spaces.
     * @return the bytes as a big-endian number, padded with spaces.
     * @throws BadInputException when the symbol does not fit.
     */
    public static long stock(final String symbol) {
        final byte[] ascii = symbol.getBytes(StandardCharsets.US_ASCII);
        boolean isPrintable = symbol.length() == ascii.length;
        for (int i = 0; i < symbol.length(); i++) {
            isPrintable &= symbol.charAt(i) > ' ' && symbol.charAt(i) < 127;
        }
        if (!isPrintable || ascii.length == 0 || ascii.length > STOCK_LENGTH) {
            throw new BadInputException("symbol '" + symbol + "', expected 1 to " + STOCK_LENGTH
                    + " printable ASCII characters without spaces");
        }
        long packed = 0;
        for (int i = 0; i < STOCK_LENGTH; i++) {
            packed = packed << 8 | (i < ascii.length ? ascii[i] : PADDING);
        }
        return packed;
    }

    /**
     * Sets the place and the common header of the next message.
     *
     * @param buffer         written to.
     * @param offset         of the length prefix.
     * @param locate         stock locate, 0 to 65535.
     * @param trackingNumber 0 to 65535.
     * @param timestampNs    nanoseconds since midnight, below 2^48.
     * @return this.
     */
    public ItchEncoder at(
            final MutableDirectBuffer buffer,
            final int offset,
            final int locate,
            final int trackingNumber,
            final long timestampNs) {
        this.buffer = buffer;
        frame = offset;
        message = offset + FRAME_LENGTH;
        this.locate = locate;
        this.trackingNumber = trackingNumber;
        this.timestampNs = timestampNs;
        return this;
    }

    /**
     * Writes an {@code S} message.
     *
     * @param eventCode O, S, Q, M, E or C.
     * @return bytes written, prefix included.
     */
    public int systemEvent(final byte eventCode) {
        start(SYSTEM_EVENT, SYSTEM_EVENT_LENGTH);
        buffer.putByte(message + SYSTEM_EVENT_EVENT_CODE_OFFSET, eventCode);
        return FRAME_LENGTH + SYSTEM_EVENT_LENGTH;
    }

    /**
     * Writes an {@code R} message for a common share of the first price-band tier, round lots of the given size.
     *
     * @param stock        as {@link #stock} packs it.
     * @param roundLotSize shares.
     * @param authenticity P for live, T for a test instrument.
     * @return bytes written, prefix included.
     */
    public int stockDirectory(final long stock, final int roundLotSize, final byte authenticity) {
        start(STOCK_DIRECTORY, STOCK_DIRECTORY_LENGTH);
        buffer.putLong(message + STOCK_DIRECTORY_STOCK_OFFSET, stock, ORDER);
        buffer.putByte(message + STOCK_DIRECTORY_MARKET_CATEGORY_OFFSET, (byte) 'Q');
        buffer.putByte(message + STOCK_DIRECTORY_FINANCIAL_STATUS_OFFSET, (byte) 'N');
        buffer.putInt(message + STOCK_DIRECTORY_ROUND_LOT_SIZE_OFFSET, roundLotSize, ORDER);
        buffer.putByte(message + STOCK_DIRECTORY_ROUND_LOTS_ONLY_OFFSET, (byte) 'N');
        buffer.putByte(message + STOCK_DIRECTORY_ISSUE_CLASSIFICATION_OFFSET, (byte) 'C');
        buffer.putByte(message + STOCK_DIRECTORY_ISSUE_SUB_TYPE_OFFSET, (byte) 'Z');
        buffer.putByte(message + STOCK_DIRECTORY_ISSUE_SUB_TYPE_OFFSET + 1, (byte) ' ');
        buffer.putByte(message + STOCK_DIRECTORY_AUTHENTICITY_OFFSET, authenticity);
        buffer.putByte(message + STOCK_DIRECTORY_SHORT_SALE_THRESHOLD_OFFSET, (byte) 'N');
        buffer.putByte(message + STOCK_DIRECTORY_IPO_FLAG_OFFSET, (byte) 'N');
        buffer.putByte(message + STOCK_DIRECTORY_LULD_TIER_OFFSET, (byte) '1');
        buffer.putByte(message + STOCK_DIRECTORY_ETP_FLAG_OFFSET, (byte) 'N');
        buffer.putInt(message + STOCK_DIRECTORY_ETP_LEVERAGE_OFFSET, 0, ORDER);
        buffer.putByte(message + STOCK_DIRECTORY_INVERSE_OFFSET, (byte) 'N');
        return FRAME_LENGTH + STOCK_DIRECTORY_LENGTH;
    }

    /**
     * Writes an {@code H} message without a reason.
     *
     * @param stock as {@link #stock} packs it.
     * @param state H, P, Q or T.
     * @return bytes written, prefix included.
     */
    public int tradingAction(final long stock, final byte state) {
        start(TRADING_ACTION, TRADING_ACTION_LENGTH);
        buffer.putLong(message + TRADING_ACTION_STOCK_OFFSET, stock, ORDER);
        buffer.putByte(message + TRADING_ACTION_STATE_OFFSET, state);
        buffer.putByte(message + TRADING_ACTION_RESERVED_OFFSET, (byte) ' ');
        buffer.putInt(message + TRADING_ACTION_REASON_OFFSET, 0x20202020, ORDER);
        return FRAME_LENGTH + TRADING_ACTION_LENGTH;
    }

    /**
     * Writes an {@code A} message.
     *
     * @param reference order reference number.
     * @param side      B or S.
     * @param shares    displayed.
     * @param stock     as {@link #stock} packs it.
     * @param price     four decimals.
     * @return bytes written, prefix included.
     */
    public int addOrder(final long reference, final byte side, final int shares, final long stock, final int price) {
        start(ADD_ORDER, ADD_ORDER_LENGTH);
        addOrderBody(reference, side, shares, stock, price);
        return FRAME_LENGTH + ADD_ORDER_LENGTH;
    }

    /**
     * Writes an {@code F} message.
     *
     * @param reference   order reference number.
     * @param side        B or S.
     * @param shares      displayed.
     * @param stock       as {@link #stock} packs it.
     * @param price       four decimals.
     * @param attribution participant, four ASCII characters as a big-endian number.
     * @return bytes written, prefix included.
     */
    public int addOrderAttributed(
            final long reference,
            final byte side,
            final int shares,
            final long stock,
            final int price,
            final int attribution) {
        start(ADD_ORDER_ATTRIBUTED, ADD_ORDER_ATTRIBUTED_LENGTH);
        addOrderBody(reference, side, shares, stock, price);
        buffer.putInt(message + ADD_ORDER_ATTRIBUTED_ATTRIBUTION_OFFSET, attribution, ORDER);
        return FRAME_LENGTH + ADD_ORDER_ATTRIBUTED_LENGTH;
    }

    /**
     * Writes an {@code E} message.
     *
     * @param reference   resting order.
     * @param shares      executed.
     * @param matchNumber of the trade.
     * @return bytes written, prefix included.
     */
    public int orderExecuted(final long reference, final int shares, final long matchNumber) {
        start(ORDER_EXECUTED, ORDER_EXECUTED_LENGTH);
        buffer.putLong(message + ORDER_EXECUTED_REFERENCE_OFFSET, reference, ORDER);
        buffer.putInt(message + ORDER_EXECUTED_SHARES_OFFSET, shares, ORDER);
        buffer.putLong(message + ORDER_EXECUTED_MATCH_NUMBER_OFFSET, matchNumber, ORDER);
        return FRAME_LENGTH + ORDER_EXECUTED_LENGTH;
    }

    /**
     * Writes a {@code C} message.
     *
     * @param reference   resting order.
     * @param shares      executed.
     * @param matchNumber of the trade.
     * @param isPrintable false when a later cross prints the trade.
     * @param price       of the trade, four decimals.
     * @return bytes written, prefix included.
     */
    public int orderExecutedWithPrice(
            final long reference,
            final int shares,
            final long matchNumber,
            final boolean isPrintable,
            final int price) {
        start(ORDER_EXECUTED_WITH_PRICE, ORDER_EXECUTED_WITH_PRICE_LENGTH);
        buffer.putLong(message + ORDER_EXECUTED_WITH_PRICE_REFERENCE_OFFSET, reference, ORDER);
        buffer.putInt(message + ORDER_EXECUTED_WITH_PRICE_SHARES_OFFSET, shares, ORDER);
        buffer.putLong(message + ORDER_EXECUTED_WITH_PRICE_MATCH_NUMBER_OFFSET, matchNumber, ORDER);
        buffer.putByte(message + ORDER_EXECUTED_WITH_PRICE_PRINTABLE_OFFSET, (byte) (isPrintable ? 'Y' : 'N'));
        buffer.putInt(message + ORDER_EXECUTED_WITH_PRICE_PRICE_OFFSET, price, ORDER);
        return FRAME_LENGTH + ORDER_EXECUTED_WITH_PRICE_LENGTH;
    }

    /**
     * Writes an {@code X} message.
     *
     * @param reference resting order.
     * @param shares    taken off.
     * @return bytes written, prefix included.
     */
    public int orderCancel(final long reference, final int shares) {
        start(ORDER_CANCEL, ORDER_CANCEL_LENGTH);
        buffer.putLong(message + ORDER_CANCEL_REFERENCE_OFFSET, reference, ORDER);
        buffer.putInt(message + ORDER_CANCEL_SHARES_OFFSET, shares, ORDER);
        return FRAME_LENGTH + ORDER_CANCEL_LENGTH;
    }

    /**
     * Writes a {@code D} message.
     *
     * @param reference resting order.
     * @return bytes written, prefix included.
     */
    public int orderDelete(final long reference) {
        start(ORDER_DELETE, ORDER_DELETE_LENGTH);
        buffer.putLong(message + ORDER_DELETE_REFERENCE_OFFSET, reference, ORDER);
        return FRAME_LENGTH + ORDER_DELETE_LENGTH;
    }

    /**
     * Writes a {@code U} message.
     *
     * @param originalReference leaves.
     * @param newReference      enters.
     * @param shares            of the new order.
     * @param price             of the new order, four decimals.
     * @return bytes written, prefix included.
     */
    public int orderReplace(final long originalReference, final long newReference, final int shares, final int price) {
        start(ORDER_REPLACE, ORDER_REPLACE_LENGTH);
        buffer.putLong(message + ORDER_REPLACE_ORIGINAL_REFERENCE_OFFSET, originalReference, ORDER);
        buffer.putLong(message + ORDER_REPLACE_NEW_REFERENCE_OFFSET, newReference, ORDER);
        buffer.putInt(message + ORDER_REPLACE_SHARES_OFFSET, shares, ORDER);
        buffer.putInt(message + ORDER_REPLACE_PRICE_OFFSET, price, ORDER);
        return FRAME_LENGTH + ORDER_REPLACE_LENGTH;
    }

    /**
     * Writes a {@code P} message: reference 0 and side B, as the venue has sent them since 2014-07-14.
     *
     * @param shares      executed.
     * @param stock       as {@link #stock} packs it.
     * @param price       of the trade, four decimals.
     * @param matchNumber of the trade.
     * @return bytes written, prefix included.
     */
    public int trade(final int shares, final long stock, final int price, final long matchNumber) {
        start(TRADE, TRADE_LENGTH);
        buffer.putLong(message + TRADE_REFERENCE_OFFSET, 0, ORDER);
        buffer.putByte(message + TRADE_SIDE_OFFSET, BUY);
        buffer.putInt(message + TRADE_SHARES_OFFSET, shares, ORDER);
        buffer.putLong(message + TRADE_STOCK_OFFSET, stock, ORDER);
        buffer.putInt(message + TRADE_PRICE_OFFSET, price, ORDER);
        buffer.putLong(message + TRADE_MATCH_NUMBER_OFFSET, matchNumber, ORDER);
        return FRAME_LENGTH + TRADE_LENGTH;
    }

    private void addOrderBody(
            final long reference, final byte side, final int shares, final long stock, final int price) {
        buffer.putLong(message + ADD_ORDER_REFERENCE_OFFSET, reference, ORDER);
        buffer.putByte(message + ADD_ORDER_SIDE_OFFSET, side);
        buffer.putInt(message + ADD_ORDER_SHARES_OFFSET, shares, ORDER);
        buffer.putLong(message + ADD_ORDER_STOCK_OFFSET, stock, ORDER);
        buffer.putInt(message + ADD_ORDER_PRICE_OFFSET, price, ORDER);
    }

    private void start(final byte type, final int length) {
        buffer.putShort(frame, (short) length, ORDER);
        buffer.putByte(message + TYPE_OFFSET, type);
        buffer.putShort(message + LOCATE_OFFSET, (short) locate, ORDER);
        buffer.putShort(message + TRACKING_OFFSET, (short) trackingNumber, ORDER);
        buffer.putShort(message + TIMESTAMP_OFFSET, (short) (timestampNs >>> 32), ORDER);
        buffer.putInt(message + TIMESTAMP_OFFSET + 2, (int) timestampNs, ORDER);
    }
}
