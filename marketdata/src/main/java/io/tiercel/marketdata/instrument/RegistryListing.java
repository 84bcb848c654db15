package io.tiercel.marketdata.instrument;

import java.util.Objects;

/** The instruments of a session: what the registry does not hold is not decoded, and the registry's units rule. Immutable. */
public final class RegistryListing implements Listing {
    private final InstrumentRegistry registry;

    /**
     * @param registry of the session.
     */
    public RegistryListing(final InstrumentRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    @Override
    public int list(
            final String symbol, final int priceScale, final int qtyScale, final long tickSize, final long lotSize) {
        return registry.bySymbol(symbol).map(Instrument::id).orElse(NOT_LISTED);
    }

    @Override
    public Instrument instrument(final int id) {
        return registry.instrument(id);
    }

    @Override
    public int size() {
        return registry.size();
    }
}
