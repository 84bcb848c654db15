package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.risk.account.Currencies;
import io.tiercel.risk.account.FeeSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
     * @param registry of a session.
     * @param base     currency of the account.
     * @param ratesPpb what one unit of another currency is worth in it, parts per 10^9.
     * @return the currencies of these instruments.
     * @throws BadInputException if a rate is missing.
     */
    public Currencies currencies(
            final InstrumentRegistry registry, final String base, final Map<String, Long> ratesPpb) {
        return Currencies.of(
                base,
                registry.all().stream()
                        .map(instrument -> settings(instrument.symbol()).currency())
                        .map(name -> name.equals(InstrumentSettings.BASE_CURRENCY) ? base : name)
                        .toList(),
                ratesPpb);
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
     * @param others instruments and what they cost.
     * @return the same with those of the others that are not listed yet.
     */
    public InstrumentsSettings with(final InstrumentsSettings others) {
        final List<InstrumentSettings> all = new ArrayList<>(instruments);
        final List<String> listed = symbols();
        others.instruments().stream()
                .filter(other -> !listed.contains(other.symbol()))
                .forEach(all::add);
        return new InstrumentsSettings(List.copyOf(all));
    }

    /**
     * @param others that list all of these.
     * @param where  these are from, for messages.
     * @throws BadInputException when one of them has other units there.
     */
    public void requireUnitsOf(final InstrumentsSettings others, final String where) {
        for (final InstrumentSettings mine : instruments) {
            final InstrumentSettings other = others.settings(mine.symbol());
            if (mine.priceScale() != other.priceScale() || mine.qtyScale() != other.qtyScale()) {
                throw new BadInputException(where + ": " + mine.symbol() + " has price scale " + mine.priceScale()
                        + " and qty scale " + mine.qtyScale() + ", expected " + other.priceScale() + " and "
                        + other.qtyScale() + " as it is configured");
            }
        }
    }

    /**
     * @return all symbols, in the order of the file.
     */
    public List<String> symbols() {
        return instruments.stream().map(InstrumentSettings::symbol).toList();
    }

    /**
     * @param symbol of an instrument.
     * @return what is said of it.
     * @throws BadInputException if it is not listed.
     */
    public InstrumentSettings settings(final String symbol) {
        return instruments.stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new BadInputException("instrument " + symbol
                        + " is not listed in instruments.yaml, expected one of " + String.join(", ", symbols())));
    }
}
