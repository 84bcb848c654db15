package io.tiercel.factors.streaming;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.Arrays;

/**
 * The parts of one event, as they were told, until its last one makes it whole.
 * <p>
 * Some feeds tell a trade by a print and let the orders that it took leave like canceled ones. {@link #settle} sorts that out: what REDUCE and DELETE
 * take off a side is executed, not canceled, as far as the event's trades account for it.
 * <p>
 * Owned by the core's thread. Allocates nothing after construction, except that an event of more parts than any before doubles the room.
 */
public final class EventParts {
    private static final int ROOM = 16;

    private BookAction[] actions = new BookAction[ROOM];
    private int[] sides = new int[ROOM];
    private long[] prices = new long[ROOM];
    private long[] qtys = new long[ROOM];
    private long[] newPrices = new long[ROOM];
    private long[] newQtys = new long[ROOM];
    private int[] signs = new int[ROOM];
    private long[] canceledQtys = new long[ROOM];
    private boolean[] isHidden = new boolean[ROOM];

    /** By side, at {@link #settle}: what the event's trades took and no part has accounted for yet. */
    private final long[] takenQtys = new long[2];

    private int count;
    private boolean isDepthChanged;
    private int changedSide = Side.NONE;

    /**
     * Arguments as for {@link FactorEngine#onPart} and {@link FactorEngine#onReplacePart}.
     *
     * @param action     what happened.
     * @param side       of the resting order, or {@code Side.NONE}.
     * @param price      of the trade or the new order.
     * @param qty        of the trade or the new order, or what left.
     * @param newPrice   REPLACE: of the entering order.
     * @param newQty     REPLACE: of the entering order, else 0.
     * @param isPartDeep whether this part changed anything within the best levels.
     */
    public void add(
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final long newPrice,
            final long newQty,
            final boolean isPartDeep) {
        if (count == qtys.length) {
            grow();
        }
        actions[count] = action;
        sides[count] = side;
        prices[count] = price;
        qtys[count] = qty;
        newPrices[count] = newPrice;
        newQtys[count] = newQty;
        count++;
        if (isPartDeep) {
            changedSide = isDepthChanged && changedSide != side ? Side.NONE : side;
            isDepthChanged = true;
        }
    }

    private void grow() {
        final int size = 2 * count;
        actions = Arrays.copyOf(actions, size);
        sides = Arrays.copyOf(sides, size);
        prices = Arrays.copyOf(prices, size);
        qtys = Arrays.copyOf(qtys, size);
        newPrices = Arrays.copyOf(newPrices, size);
        newQtys = Arrays.copyOf(newQtys, size);
        signs = Arrays.copyOf(signs, size);
        canceledQtys = Arrays.copyOf(canceledQtys, size);
        isHidden = Arrays.copyOf(isHidden, size);
    }

    /** The event is whole: tells cancels from executions, and trades that took displayed orders from others. */
    public void settle() {
        final long[] taken = takenQtys;
        taken[Side.BUY] = 0L;
        taken[Side.SELL] = 0L;
        for (int i = 0; i < count; i++) {
            noteTaken(i);
        }
        final long bidTaken = taken[Side.BUY];
        final long askTaken = taken[Side.SELL];
        for (int i = 0; i < count; i++) {
            canceledQtys[i] = canceledQty(i);
        }
        // the displayed quantity that left with the trades, given to them in the order they were told
        taken[Side.BUY] = bidTaken - taken[Side.BUY];
        taken[Side.SELL] = askTaken - taken[Side.SELL];
        for (int i = 0; i < count; i++) {
            isHidden[i] = isPrintOfNoOrder(i);
        }
    }

    private void noteTaken(final int i) {
        final int side = sides[i];
        if (actions[i] == BookAction.CROSS) {
            takenQtys[Side.BUY] += qtys[i];
            takenQtys[Side.SELL] += qtys[i];
        } else if (isTrade(i) && isKnown(side)) {
            // EXECUTE itself takes the resting order off: what is left to account for is the order that met it
            takenQtys[actions[i] == BookAction.EXECUTE ? Side.opposite(side) : side] += qtys[i];
        }
    }

    private long canceledQty(final int i) {
        final int side = sides[i];
        return switch (actions[i]) {
            case REDUCE, DELETE -> {
                if (!isKnown(side)) {
                    yield qtys[i];
                }
                final long executed = Math.min(takenQtys[side], qtys[i]);
                takenQtys[side] -= executed;
                yield qtys[i] - executed;
            }
            case REPLACE -> qtys[i];
            default -> 0L;
        };
    }

    private boolean isPrintOfNoOrder(final int i) {
        if (actions[i] != BookAction.TRADE || !isTrade(i)) {
            return false;
        }
        if (!isKnown(sides[i])) {
            return true;
        }
        final long displayed = Math.min(takenQtys[sides[i]], qtys[i]);
        takenQtys[sides[i]] -= displayed;
        return displayed == 0L;
    }

    /** Forgets the parts. */
    public void clear() {
        count = 0;
        isDepthChanged = false;
    }

    /**
     * @return true while no part has been told.
     */
    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * @return number of parts.
     */
    public int count() {
        return count;
    }

    /**
     * @return whether any part changed anything within the best levels.
     */
    public boolean isDepthChanged() {
        return isDepthChanged;
    }

    /**
     * @return bid or ask when only that side's best levels changed, else {@code Side.NONE}.
     */
    public int changedSide() {
        return changedSide;
    }

    /**
     * @param i number of the part, from 0.
     * @return what happened.
     */
    public BookAction action(final int i) {
        return actions[i];
    }

    /**
     * @param i number of the part, from 0.
     * @return side of the resting order, or {@code Side.NONE}.
     */
    public int side(final int i) {
        return sides[i];
    }

    /**
     * @param i number of the part, from 0.
     * @return as told.
     */
    public long price(final int i) {
        return prices[i];
    }

    /**
     * @param i number of the part, from 0.
     * @return as told.
     */
    public long qty(final int i) {
        return qtys[i];
    }

    /**
     * @param i number of the part, from 0.
     * @return price of the order that came.
     */
    public long addedPrice(final int i) {
        return actions[i] == BookAction.ADD ? prices[i] : newPrices[i];
    }

    /**
     * @param i number of the part, from 0.
     * @return quantity of the order that came, 0 where none did.
     */
    public long addedQty(final int i) {
        return actions[i] == BookAction.ADD ? qtys[i] : newQtys[i];
    }

    /**
     * @param i number of the part, from 0.
     * @return after {@link #settle}: quantity that was canceled, not executed.
     */
    public long canceled(final int i) {
        return canceledQtys[i];
    }

    /**
     * @param i number of the part, from 0.
     * @return true when price and quantity of a trade were told.
     */
    public boolean isTrade(final int i) {
        return isTrade(actions[i], prices[i], qtys[i]);
    }

    static boolean isTrade(final BookAction action, final long price, final long qty) {
        return (action == BookAction.EXECUTE || action == BookAction.TRADE) && price != Prices.NO_PRICE && qty > 0L;
    }

    /**
     * @param i number of the part, from 0.
     * @return after {@link #settle}: true for a trade that took no displayed order.
     */
    public boolean isHidden(final int i) {
        return isHidden[i];
    }

    void sign(final int i, final int aggressorSign) {
        signs[i] = aggressorSign;
    }

    int sign(final int i) {
        return signs[i];
    }

    private static boolean isKnown(final int side) {
        return side == Side.BUY || side == Side.SELL;
    }
}
