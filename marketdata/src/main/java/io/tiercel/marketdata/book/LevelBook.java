package io.tiercel.marketdata.book;

import io.tiercel.marketdata.event.EventWriter;

/**
 * A book of price levels whose orders nobody tells: level feeds set what a level holds.
 * <p>
 * Owned by one thread. {@link #visitOrders} visits nothing and {@link #queueAhead} knows no order.
 */
public interface LevelBook extends BookView {
    /**
     * Sets what one level holds. Crossed and locked prices are kept as they are told.
     *
     * @param side       bid or ask.
     * @param price      of the level.
     * @param qty        displayed; 0 takes the level out, also where there is none; negative is refused and counted.
     * @param orderCount orders in the level, {@link EventWriter#NOT_TOLD} if the source does not say.
     */
    void set(int side, long price, long qty, int orderCount);

    /** Empties the book. */
    void clear();

    /**
     * @return true when the last {@link #set} moved a best price.
     */
    boolean isBestPriceChanged();

    /**
     * @return true when the last {@link #set} changed one of the best {@link BookView#DEPTH} levels, by the levels as they stood before or after.
     */
    boolean isDepthChanged();

    /**
     * @param side bid or ask.
     * @return levels of that side at any depth.
     */
    int levelCount(int side);

    /**
     * @return changes with a negative quantity or a side that is none; they changed nothing.
     */
    long invalidChanges();
}
