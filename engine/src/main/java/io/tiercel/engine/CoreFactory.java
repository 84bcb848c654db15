package io.tiercel.engine;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.StrategyEntry;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.desk.InstrumentDesk;
import io.tiercel.engine.desk.OrderDesk;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.schedule.DelayLine;
import io.tiercel.engine.schedule.Timers;
import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.limits.RiskConfig;
import io.tiercel.risk.limits.RiskRules;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a core from a configuration: the same configuration, instruments and model make the same core, live and in replay. Cold. */
public final class CoreFactory {
    private static final long NS_PER_MS = 1_000_000L;

    private final Configuration configuration;
    private final InstrumentRegistry registry;
    private final List<Strategy> strategies = new ArrayList<>();
    private final List<List<Integer>> strategiesByInstrument = new ArrayList<>();

    /**
     * @param configuration of the session.
     * @param registry      of its instruments.
     * @throws BadInputException if they are more than the engine's records can tell of, or a strategy trades one that is not listed.
     */
    public CoreFactory(final Configuration configuration, final InstrumentRegistry registry) {
        this.configuration = configuration;
        this.registry = registry;
        requireRecordsFit();
        registry.all().forEach(instrument -> strategiesByInstrument.add(new ArrayList<>()));
        final StrategySettings settings = configuration.strategy();
        for (final StrategyEntry entry : settings.strategies()) {
            requireListed(entry.instruments());
            final StrategySetup setup =
                    new StrategySetup(strategies.size(), entry.name(), registry, instruments(entry.instruments()));
            add(StrategyEntry.type(entry.type()).make(setup, entry.parameters()), entry.instruments());
        }
    }

    /**
     * Makes the core. A factory makes one: its strategies keep state.
     *
     * @param ring  where the core writes its outputs.
     * @param model asked when a best price moves, if any.
     * @return the core.
     */
    public Core newCore(final OutputRing ring, final Optional<Model> model) {
        final CoreClock clock = new CoreClock();
        final OrderBooks books = new OrderBooks(registry, ArrayOrderBook::new);
        final long feedLatencyNs = configuration.engine().venue().latency().feedNs();
        final OrderBooks venueBooks = feedLatencyNs == 0 ? books : new OrderBooks(registry, ArrayOrderBook::new);
        final FactorEngine factors = new FactorEngine(registry, configuration.factors());
        final RiskConfig limits = configuration.risk();
        final Account account = new Account(
                registry,
                configuration.instruments().currencies(registry, limits.currency(), limits.ratesPpb()),
                limits.startingCashMicros());
        final RiskGate risk = new RiskGate(registry, RiskRules.of(limits).requireLimits("a session"), account);
        final SimulatedVenue venue = new SimulatedVenue(
                registry,
                registry.all().stream()
                        .map(instrument -> venueBooks.book(instrument.id()))
                        .toList(),
                configuration.instruments().fees(registry),
                configuration.engine().venue());
        final Timers timers = new Timers();
        final OutputWriter outputs = new OutputWriter(ring);
        final ComponentNames names = componentNames(registry, configuration.factors());
        final SessionDigest digest =
                new SessionDigest(names, configuration.engine().session().digestBlockInputs());
        final OrderDesk desk = new OrderDesk(clock, risk, venue, timers, outputs);
        final List<InstrumentDesk> desks = new ArrayList<>();
        for (final Instrument instrument : registry.all()) {
            final List<Integer> ids = strategiesByInstrument.get(instrument.id());
            desks.add(new InstrumentDesk(
                    clock,
                    instrument,
                    books.book(instrument.id()),
                    factors.vector(instrument.id()),
                    account,
                    risk.workingOrders(),
                    ids.stream().map(strategies::get).toArray(Strategy[]::new),
                    ids.stream().mapToInt(Integer::intValue).toArray()));
        }
        return new Core(new CoreParts(
                clock,
                books,
                desks,
                factors,
                model.orElse(null),
                strategies,
                risk,
                account,
                venue,
                desk,
                timers,
                outputs,
                digest,
                names,
                registry,
                venueBooks,
                new DelayLine(),
                feedLatencyNs,
                configuration.engine().session().accountMarkIntervalMs() * NS_PER_MS));
    }

    /** The account and a block of digests are one record each, and a record's length has 16 bits. */
    private void requireRecordsFit() {
        final int instruments = registry.size();
        final int blockInputs = configuration.engine().session().digestBlockInputs();
        final int components =
                componentNames(registry, configuration.factors()).names().size();
        final int perInstrument = OutputWriter.accountMarkedLength(1) - OutputWriter.accountMarkedLength(0);
        final int mostByAccount =
                (OutputWriter.MAX_RECORD_LENGTH - OutputWriter.accountMarkedLength(0)) / perInstrument;
        final int room = OutputWriter.MAX_RECORD_LENGTH - OutputWriter.digestBlockLength(blockInputs, components);
        // each instrument is one component more: its book
        final int most = Math.min(mostByAccount, instruments + Math.floorDiv(room, Long.BYTES));
        if (instruments > most) {
            throw new BadInputException("instruments: " + instruments + " in one session, expected at most " + most
                    + " with session.digestBlockInputs = " + blockInputs + ": a record holds "
                    + OutputWriter.MAX_RECORD_LENGTH + " bytes");
        }
    }

    /**
     * @return names of the strategies, by id.
     */
    public List<String> strategyNames() {
        return strategies.stream().map(Strategy::name).toList();
    }

    /**
     * @param registry of a session.
     * @param factors  that it computes.
     * @return names of the digest's components.
     */
    public static ComponentNames componentNames(final InstrumentRegistry registry, final FactorsConfig factors) {
        return new ComponentNames(
                registry.all().stream().map(Instrument::symbol).toList(), factors.chosenIds());
    }

    /** Adds a strategy before the core is made; it sees its symbols behind those that were added before it. */
    void add(final Strategy strategy, final List<String> symbols) {
        final int id = strategies.size();
        strategies.add(strategy);
        requireListed(symbols);
        instruments(symbols)
                .forEach(instrument ->
                        strategiesByInstrument.get(instrument.id()).add(id));
    }

    private void requireListed(final List<String> symbols) {
        final List<String> listed = configuration.instruments().symbols();
        for (final String symbol : symbols) {
            if (!symbol.equals(StrategySettings.EVERY_INSTRUMENT) && !listed.contains(symbol)) {
                throw new BadInputException("strategy.yaml: instrument " + symbol
                        + " is not listed in instruments.yaml, expected \"*\" or one of " + String.join(", ", listed));
            }
        }
    }

    /** Those of the session; a symbol of the configuration need not be in it. */
    private List<Instrument> instruments(final List<String> symbols) {
        return symbols.contains(StrategySettings.EVERY_INSTRUMENT)
                ? registry.all()
                : symbols.stream()
                        .flatMap(symbol -> registry.bySymbol(symbol).stream())
                        .toList();
    }
}
