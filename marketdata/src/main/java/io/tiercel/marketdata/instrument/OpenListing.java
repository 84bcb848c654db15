package io.tiercel.marketdata.instrument;

import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every instrument that a source names, in the order of their first appearance and in the source's own units. Owned by the ingress thread.
 */
public final class OpenListing implements Listing {
    /** Most instruments of one feed; what the ids of Nasdaq's locates allow for, too. */
    public static final int MAX_INSTRUMENTS = 65_535;

    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<String, Integer> idBySymbol = new HashMap<>();

    private final int capacity;

    /** Nothing listed yet, room for {@link #MAX_INSTRUMENTS}. */
    public OpenListing() {
        this(MAX_INSTRUMENTS);
    }

    /**
     * Nothing listed yet.
     *
     * @param capacity most instruments; a source that names more is refused.
     */
    public OpenListing(final int capacity) {
        this.capacity = capacity;
    }

    @Override
    public int list(
            final String symbol, final int priceScale, final int qtyScale, final long tickSize, final long lotSize) {
        final Integer known = idBySymbol.get(symbol);
        if (known != null) {
            return known;
        }
        final int id = instruments.size();
        if (id == capacity) {
            throw new BadInputException(
                    "more than " + capacity + " instruments (" + symbol + "), expected at most so many in one feed");
        }
        instruments.add(new Instrument(id, symbol, priceScale, qtyScale, tickSize, lotSize, 1));
        idBySymbol.put(symbol, id);
        return id;
    }

    @Override
    public Instrument instrument(final int id) {
        return instruments.get(id);
    }

    @Override
    public int size() {
        return instruments.size();
    }
}
