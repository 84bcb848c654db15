package io.tiercel.marketdata.book;

/** Receives the orders of one level, first in the queue first. Called on the book's thread; must not change the book. */
@FunctionalInterface
public interface OrderVisitor {
    /**
     * @param orderId  reference number; negative for an anonymous quantity.
     * @param qty      displayed quantity left.
     * @param priority arrival number within the book: of two orders of one level the smaller stands in front.
     * @return true to go on, false to stop the visit.
     */
    boolean onOrder(long orderId, long qty, long priority);
}
