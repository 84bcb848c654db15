package io.tiercel.marketdata.iex;

import static io.tiercel.marketdata.iex.IexDescriptor.*;

import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import org.agrona.collections.Long2LongHashMap;

/**
 * DEEP+ 1.0: every displayed order. A changed order that keeps its priority with less size at its price is a REDUCE, any other change a REPLACE by itself at
 * the tail: no event lets an order grow in place.
 * <p>
 * Owned by the ingress thread; allocates when an instrument is met for the first time and when the number of live orders grows, else nothing. It remembers
 * side, price and leaves of live orders, as a change tells the new size only.
 */
final class DeepPlusDecoder extends IexDecoder {
    private static final long NOT_LIVE = -1;

    private final FeedAudit audit;
    private final Long2LongHashMap leavesByOrder = new Long2LongHashMap(NOT_LIVE);

    /** Price times two, plus side. */
    private final Long2LongHashMap priceAndSideByOrder = new Long2LongHashMap(NOT_LIVE);

    DeepPlusDecoder(final Listing listing, final FeedAudit audit) {
        super(listing);
        this.audit = audit;
    }

    @Override
    boolean speaks(final int protocol) {
        return protocol == DEEP_PLUS;
    }

    @Override
    String title() {
        return "DEEP+ 1.0 (0x8005)";
    }

    @Override
    void forgetBooks() {
        leavesByOrder.clear();
        priceAndSideByOrder.clear();
    }

    @Override
    int decodeOwn(final IexMessageType type) {
        return switch (type) {
            case ADD_ORDER -> isListed() ? addOrder() : 0;
            case ORDER_MODIFY -> isListed() ? orderModify() : 0;
            case ORDER_DELETE -> isListed() ? orderDelete() : 0;
            case ORDER_EXECUTED -> isListed() ? orderExecuted() : 0;
            case CLEAR_BOOK -> isListed() ? clearBook() : 0;
            default -> 0;
        };
    }

    private int addOrder() {
        final byte code = flag();
        if (code != BUY && code != SELL) {
            throw unexpected("side", code, "8 or 5");
        }
        final int side = code == BUY ? Side.BUY : Side.SELL;
        final long orderId = orderId();
        final long price = positivePrice(ORDER_PRICE_OFFSET);
        final long qty = positiveQty(ORDER_SIZE_OFFSET);
        remember(orderId, side, price, qty);
        return write(BookAction.ADD, side, orderId, Prices.NO_ORDER_ID, price, qty);
    }

    private int orderModify() {
        final long orderId = orderId();
        final long price = positivePrice(ORDER_PRICE_OFFSET);
        final long qty = positiveQty(ORDER_SIZE_OFFSET);
        final long leaves = leavesByOrder.get(orderId);
        final long priceAndSide = priceAndSideByOrder.get(orderId);
        final boolean isInPlace =
                (flag() & MAINTAIN_PRIORITY) != 0 && leaves != NOT_LIVE && price == priceAndSide >> 1 && qty <= leaves;
        if (leaves != NOT_LIVE) {
            remember(orderId, (int) priceAndSide & 1, price, qty);
        }
        if (!isInPlace) {
            return write(BookAction.REPLACE, Side.NONE, orderId, orderId, price, qty);
        }
        return qty == leaves
                ? 0
                : write(BookAction.REDUCE, Side.NONE, orderId, Prices.NO_ORDER_ID, Prices.NO_PRICE, leaves - qty);
    }

    private int orderDelete() {
        final long orderId = orderId();
        forget(orderId);
        return write(BookAction.DELETE, Side.NONE, orderId, Prices.NO_ORDER_ID, Prices.NO_PRICE, 0);
    }

    private int orderExecuted() {
        final long orderId = orderId();
        final long price = positivePrice(ORDER_PRICE_OFFSET);
        final long qty = positiveQty(ORDER_SIZE_OFFSET);
        final long leaves = leavesByOrder.get(orderId);
        if (leaves != NOT_LIVE) {
            audit.execution(instrument, (int) priceAndSideByOrder.get(orderId) & 1, price);
            if (qty < leaves) {
                leavesByOrder.put(orderId, leaves - qty);
            } else {
                forget(orderId);
            }
        }
        return write(BookAction.EXECUTE, Side.NONE, orderId, Prices.NO_ORDER_ID, price, qty);
    }

    /** Its orders stay remembered, which is without effect: the book knows none of them any more, and ids are not given twice in a day. */
    private int clearBook() {
        writer.emptySnapshot(instrument, sequence, timeNs);
        return 1;
    }

    private long orderId() {
        final long orderId = i64(ORDER_ID_OFFSET);
        if (orderId <= 0) {
            throw new BadInputException(
                    "order id " + Long.toUnsignedString(orderId) + ", expected 1 to " + Long.MAX_VALUE);
        }
        return orderId;
    }

    private void remember(final long orderId, final int side, final long price, final long qty) {
        leavesByOrder.put(orderId, qty);
        priceAndSideByOrder.put(orderId, (price << 1) | side);
    }

    private void forget(final long orderId) {
        leavesByOrder.remove(orderId);
        priceAndSideByOrder.remove(orderId);
    }

    private int write(
            final BookAction action,
            final int side,
            final long orderId,
            final long newOrderId,
            final long price,
            final long qty) {
        writer.orderBookEvent(instrument, sequence, timeNs, action, side, orderId, newOrderId, price, qty);
        return 1;
    }
}
