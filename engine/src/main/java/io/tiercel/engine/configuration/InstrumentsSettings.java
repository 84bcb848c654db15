package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.risk.account.FeeSchedule;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code instruments.yaml}.
 *
 * @param instruments that can be traded.
 */
public record InstrumentsSettings(List<InstrumentSettings> instruments) {
    /**
     * @param symbols of a session, in the order of their ids.
     * @return the registry of these instruments.
     * @throws BadInputException if one is not listed.
     */
    public InstrumentRegistry registry(final List<String> symbols) {
        final List<Instrument> listed = new ArrayList<>();
        for (final String symbol : symbols) {
            final InstrumentSettings settings = settings(symbol);
            listed.add(new Instrument(
                    listed.size(),
                    symbol,
                    settings.priceScale(),
                    settings.qtyScale(),
                    settings.tickSize(),
                    settings.lotSize(),
                    settings.multiplier()));
        }
        return new InstrumentRegistry(listed);
    }

    /**
     * @param registry of a session.
     * @return fees by instrument id.
     */
    public List<FeeSchedule> fees(final InstrumentRegistry registry) {
        return registry.all().stream()
                .map(instrument -> settings(instrument.symbol()).fees())
                .toList();
    }

    /**
     * @param found instruments of a feed.
     * @return the same with those that are not listed yet, free of fees.
     */
    public InstrumentsSettings with(final List<Instrument> found) {
        final List<InstrumentSettings> all = new ArrayList<>(instruments);
        final List<String> listed = symbols();
        for (final Instrument instrument : found) {
            if (!listed.contains(instrument.symbol())) {
                all.add(new InstrumentSettings(
                        instrument.symbol(),
                        instrument.priceScale(),
                        instrument.qtyScale(),
                        instrument.tickSize(),
                        instrument.lotSize(),
                        instrument.multiplier(),
                        FeeSchedule.FREE));
            }
        }
        return new InstrumentsSettings(List.copyOf(all));
    }

    /**
     * @return all symbols, in the order of the file.
     */
    public List<String> symbols() {
        return instruments.stream().map(InstrumentSettings::symbol).toList();
    }

    private InstrumentSettings settings(final String symbol) {
        return instruments.stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new BadInputException("instrument " + symbol
                        + " is not listed in instruments.yaml, expected one of " + String.join(", ", symbols())));
    }
}
