package io.tiercel.marketdata.dbn;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.Decimals;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;

/**
 * One instrument of one publisher as the decoder knows it: what it is called, its units, what rests.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction, apart from growth of the tables.
 */
final class DbnInstrument {
    /** Two sides of prices, quantities and order counts of the best levels told last. */
    static final int LEVEL_LONGS = 3 * BookView.DEPTH;

    private static final DbnUnits UNKNOWN = new DbnUnits(DbnDescriptor.PRICE_SCALE, 0);

    final RestingOrders orders = new RestingOrders();
    long[] bids = new long[LEVEL_LONGS];
    long[] asks = new long[LEVEL_LONGS];
    boolean hasLevels;
    boolean isInSnapshot;
    boolean isBookBad;
    boolean isEventDone;

    private final int id;
    private final DbnUnits units;
    private final long fromNs;
    private final long toNs;

    /**
     * @param id      of the listing, or {@code Listing.NOT_LISTED}.
     * @param listing told the units.
     * @param fromNs  first moment at which the symbol holds.
     * @param toNs    behind the last one.
     */
    DbnInstrument(final int id, final Listing listing, final long fromNs, final long toNs) {
        this.id = id;
        this.fromNs = fromNs;
        this.toNs = toNs;
        if (id == Listing.NOT_LISTED) {
            units = UNKNOWN;
        } else {
            final Instrument instrument = listing.instrument(id);
            units = new DbnUnits(instrument.priceScale(), instrument.qtyScale());
        }
    }

    boolean isListed() {
        return id != Listing.NOT_LISTED;
    }

    int id() {
        return id;
    }

    boolean isSymbolOf(final long timestampNs) {
        return timestampNs >= fromNs && timestampNs < toNs;
    }

    DbnUnits units() {
        return units;
    }

    /**
     * Scales of the events, and from the source's to them.
     *
     * @param priceScale of the events.
     * @param qtyScale   of the events.
     */
    record DbnUnits(int priceScale, int qtyScale) {
        /**
         * @param price in 10^-9; {@code DbnDescriptor.UNDEF_PRICE} = none.
         * @return in price units of the events; {@code Prices.NO_PRICE} = none.
         * @throws BadInputException when it would have to be rounded.
         */
        long price(final long price) {
            if (price == DbnDescriptor.UNDEF_PRICE || price == Prices.NO_PRICE) {
                return Prices.NO_PRICE;
            }
            if (priceScale == DbnDescriptor.PRICE_SCALE) {
                return price;
            }
            try {
                return Decimals.rescale(price, DbnDescriptor.PRICE_SCALE, priceScale);
            } catch (final BadInputException e) {
                throw new BadInputException("price " + e.getMessage(), e);
            }
        }

        /**
         * @param price in 10^-9.
         * @return false when {@link #price} would refuse it.
         */
        boolean isExact(final long price) {
            if (price == DbnDescriptor.UNDEF_PRICE) {
                return true;
            }
            if (priceScale <= DbnDescriptor.PRICE_SCALE) {
                return price % Decimals.powerOfTen(DbnDescriptor.PRICE_SCALE - priceScale) == 0;
            }
            final long factor = Decimals.powerOfTen(priceScale - DbnDescriptor.PRICE_SCALE);
            return Math.multiplyHigh(price, factor) == (price * factor) >> 63;
        }

        /**
         * @param size whole units.
         * @return in quantity units of the events.
         * @throws BadInputException when it does not fit.
         */
        long qty(final long size) {
            if (qtyScale == 0) {
                return size;
            }
            try {
                return Decimals.rescale(size, 0, qtyScale);
            } catch (final BadInputException e) {
                throw new BadInputException("size " + e.getMessage(), e);
            }
        }
    }
}
