package io.tiercel.marketdata.instrument;

import io.tiercel.marketdata.input.BadInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instruments of a session by dense id and by symbol. Immutable after construction, safe on any thread. */
public final class InstrumentRegistry {
    private final Instrument[] instruments;
    private final Map<String, Instrument> bySymbol;

    /**
     * @param instruments in the order of their ids: element i has id i.
     * @throws BadInputException if ids are not dense or a symbol stands twice.
     */
    public InstrumentRegistry(final List<Instrument> instruments) {
        this.instruments = instruments.toArray(Instrument[]::new);
        bySymbol = new HashMap<>();
        for (int i = 0; i < this.instruments.length; i++) {
            final Instrument instrument = this.instruments[i];
            if (instrument.id() != i) {
                throw new BadInputException("instrument " + instrument.symbol() + ": id = " + instrument.id()
                        + ", expected " + i + ": ids are dense and in order");
            }
            if (bySymbol.put(instrument.symbol(), instrument) != null) {
                throw new BadInputException("instrument " + instrument.symbol() + " is listed twice, expected once");
            }
        }
    }

    /**
     * @return number of instruments; ids run from 0 to this minus 1.
     */
    public int size() {
        return instruments.length;
    }

    /**
     * @param id dense id, 0 to {@link #size()} - 1.
     * @return the instrument.
     */
    public Instrument instrument(final int id) {
        return instruments[id];
    }

    /**
     * @param symbol as the venue spells it, without padding.
     * @return the instrument, or empty when this session does not list it.
     */
    public Optional<Instrument> bySymbol(final String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    /**
     * @return all instruments by id.
     */
    public List<Instrument> all() {
        return List.of(instruments);
    }
}
