package io.tiercel.marketdata.feed;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;

/**
 * What a source says about the books that its own events make: told by a decoder at the place of the stream where it holds, right after (or, for an
 * execution, right before) the events concerned are published. Whoever keeps the books compares.
 * <p>
 * Called on the ingress thread; allocates nothing.
 */
public interface FeedAudit {
    /** Nobody compares. */
    FeedAudit NONE = new FeedAudit() {
        @Override
        public void bestPrices(
                final int instrumentId,
                final long bidPrice,
                final long bidQty,
                final long askPrice,
                final long askQty) {
            // nobody compares
        }

        @Override
        public void levels(final int instrumentId, final long[] bids, final long[] asks, final int depth) {
            // nobody compares
        }

        @Override
        public void execution(final int instrumentId, final int restingSide, final long price) {
            // nobody compares
        }

        @Override
        public void checksum(final int instrumentId, final BookChecksum rule, final long expected) {
            // nobody compares
        }

        @Override
        public void reference(final int instrumentId, final boolean isOk) {
            // nobody counts
        }

        @Override
        public void gap(final int instrumentId, final long missing) {
            // nobody counts
        }
    };

    /** How a venue sums up a book. */
    @FunctionalInterface
    interface BookChecksum {
        /**
         * @param book       as it stands.
         * @param instrument its units.
         * @return the venue's checksum of it.
         */
        long of(BookView book, Instrument instrument);
    }

    /**
     * The source's own best prices, to be those of the book now.
     *
     * @param instrumentId dense id.
     * @param bidPrice     {@code Prices.NO_PRICE} = no bid.
     * @param bidQty       0 where there is no bid.
     * @param askPrice     {@code Prices.NO_PRICE} = no offer.
     * @param askQty       0 where there is no offer.
     */
    void bestPrices(int instrumentId, long bidPrice, long bidQty, long askPrice, long askQty);

    /**
     * The source's own best levels, to be those of the book now.
     *
     * @param instrumentId dense id.
     * @param bids         prices, best first, from place 0, {@code Prices.NO_PRICE} where there is no level; quantities from place
     *                     {@code BookView.DEPTH}, as {@code BookView.copyLevels} fills it. Not kept.
     * @param asks         the same of the offers.
     * @param depth        levels told, 1 to {@code BookView.DEPTH}.
     */
    void levels(int instrumentId, long[] bids, long[] asks, int depth);

    /**
     * An execution about to be published: its price is to be the book's best of that side now.
     *
     * @param instrumentId dense id.
     * @param restingSide  of the order executed.
     * @param price        of the execution.
     */
    void execution(int instrumentId, int restingSide, long price);

    /**
     * An execution about to be published that names its resting order: the order is to be the first of the best level of its side, at this price.
     *
     * @param instrumentId dense id.
     * @param restingSide  of the order executed.
     * @param orderId      of that order.
     * @param price        of the execution.
     */
    default void execution(final int instrumentId, final int restingSide, final long orderId, final long price) {
        execution(instrumentId, restingSide, price);
    }

    /**
     * The source's own checksum of the book as it stands now.
     *
     * @param instrumentId dense id.
     * @param rule         how it is taken.
     * @param expected     what the source says.
     */
    void checksum(int instrumentId, BookChecksum rule, long expected);

    /**
     * Any other statement of the source that the decoder has compared itself.
     *
     * @param instrumentId dense id.
     * @param isOk         whether it held.
     */
    void reference(int instrumentId, boolean isOk);

    /**
     * Messages that are missing in the source.
     *
     * @param instrumentId dense id, {@code EventWriter.ALL_INSTRUMENTS} for the whole feed.
     * @param missing      how many, 0 if not known.
     */
    void gap(int instrumentId, long missing);
}
