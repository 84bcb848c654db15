package io.tiercel.marketdata.dbn;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Who an instrument id is: by the file's mappings, else by a definition or a mapping record, else the id is the symbol.
 * <p>
 * Owned by the ingress thread. Allocates when an instrument is met for the first time, or has changed its symbol; else nothing.
 * <p>
 * A dataset of several publishers tells several books of one instrument. The publisher met first under a symbol has it plain, every other one behind
 * an {@code @} and its number, as in {@code AAPL@39}.
 */
final class DbnInstruments {
    private static final long MASK = 0xffff_ffffL;
    private static final Comparator<Name> BY_START = Comparator.comparingLong(Name::fromNs);

    private final Listing listing;
    private final Long2ObjectHashMap<DbnInstrument> known = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<List<Name>> mapped = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Name> told = new Long2ObjectHashMap<>();
    private final Map<String, Integer> publisherBySymbol = new HashMap<>();
    private long lastKey = -1;
    private DbnInstrument last;

    private record Name(String symbol, long tickSize, long fromNs, long toNs) {}

    /**
     * @param listing which are to be decoded.
     */
    DbnInstruments(final Listing listing) {
        this.listing = listing;
    }

    /** Takes the mappings of one more file. */
    void map(final DbnMetadata metadata) {
        for (final DbnMetadata.Mapping mapping : metadata.mappings()) {
            final boolean isOutId = isId(mapping.symbolOut());
            final String id = isOutId ? mapping.symbolOut() : mapping.symbolIn();
            final String symbol = isOutId ? mapping.symbolIn() : mapping.symbolOut();
            if (isId(id) && !symbol.isBlank()) {
                final List<Name> names = mapped.computeIfAbsent(Long.parseLong(id), _ -> new ArrayList<>());
                final Name name = new Name(symbol, 1, mapping.startNs(), mapping.endNs());
                if (!names.contains(name)) {
                    names.add(name);
                    names.sort(BY_START);
                }
            }
        }
    }

    /** What comes is of another file: a snapshot in it is a new one. */
    void endSnapshots() {
        known.forEach((_, instrument) -> instrument.isInSnapshot = false);
    }

    private static boolean isId(final String text) {
        if (text.isEmpty() || text.length() > 10) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(text) <= MASK;
    }

    /**
     * What a record of the stream itself says of an instrument. It holds for what is not listed yet.
     *
     * @param instrumentId of the source.
     * @param symbol       its name; blank = nothing said.
     * @param tickSize     in 10^-9, positive; 1 = not told.
     */
    void tell(final int instrumentId, final String symbol, final long tickSize) {
        if (!symbol.isBlank()) {
            told.put(instrumentId & MASK, new Name(symbol, tickSize, Long.MIN_VALUE, Long.MAX_VALUE));
        }
    }

    /**
     * @param publisherId  of the record.
     * @param instrumentId of the record.
     * @param timestampNs  of the record: a symbol holds for some days.
     * @return the instrument, the same object as long as the symbol holds.
     */
    DbnInstrument find(final int publisherId, final int instrumentId, final long timestampNs) {
        final long key = (long) publisherId << Integer.SIZE | (instrumentId & MASK);
        if (key == lastKey && last.isSymbolOf(timestampNs)) {
            return last;
        }
        DbnInstrument instrument = known.get(key);
        if (instrument == null || !instrument.isSymbolOf(timestampNs)) {
            instrument = list(publisherId, instrumentId & MASK, timestampNs);
            known.put(key, instrument);
        }
        lastKey = key;
        last = instrument;
        return instrument;
    }

    private DbnInstrument list(final int publisherId, final long instrumentId, final long timestampNs) {
        final Name name = nameOf(instrumentId, timestampNs);
        final int first = publisherBySymbol.computeIfAbsent(name.symbol, _ -> publisherId);
        final String symbol = first == publisherId ? name.symbol : name.symbol + "@" + publisherId;
        try {
            final int id = listing.list(symbol, DbnDescriptor.PRICE_SCALE, 0, name.tickSize, 1);
            return new DbnInstrument(id, listing, name.fromNs, name.toNs);
        } catch (final BadInputException e) {
            throw new BadInputException("instrument id " + instrumentId + ": " + e.getMessage(), e);
        }
    }

    /** The name that holds then, else the one before, else the first: an order of a snapshot may be older than the file. */
    private Name nameOf(final long instrumentId, final long timestampNs) {
        final Name said = told.get(instrumentId);
        final List<Name> names = mapped.get(instrumentId);
        if (names == null) {
            return said != null ? said : new Name(Long.toString(instrumentId), 1, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        int at = 0;
        while (at + 1 < names.size() && names.get(at + 1).fromNs <= timestampNs) {
            at++;
        }
        final Name name = names.get(at);
        return new Name(
                name.symbol,
                said == null ? 1 : said.tickSize,
                at == 0 ? Long.MIN_VALUE : name.fromNs,
                at + 1 == names.size() ? Long.MAX_VALUE : names.get(at + 1).fromNs);
    }
}
