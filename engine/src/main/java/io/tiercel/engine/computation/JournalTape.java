package io.tiercel.engine.computation;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.InstrumentsSettings;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The inputs of a session from its journal: its market data as it saw them, in its order and at its times. Owned by one thread. */
public final class JournalTape implements InputTape {
    private static final int INPUTS_PER_CALL = 4096;
    private static final String METADATA = "metadata.properties";
    private static final String JOURNAL = "journal";

    private final JournalDirectory journal;
    private final JournalReader inputs;
    private final InstrumentRegistry registry;
    private final ComputingCore core;

    /**
     * @param folder  of the journal.
     * @param factors to compute.
     */
    public JournalTape(final Path folder, final FactorsConfig factors) {
        journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION);
        try {
            final Configuration session = SessionMetadata.configuration(journal.metadata());
            registry = session.instruments().registry(SessionMetadata.symbols(journal.metadata()));
            core = new ComputingCore(ComputingCore.computing(session, factors), registry);
            inputs = journal.readInput();
        } catch (final RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * @param path any.
     * @return the folder of a session's journal, if the path is one or a run folder that holds one.
     */
    public static Optional<Path> find(final Path path) {
        for (final Path folder : new Path[] {path, path.resolve(JOURNAL)}) {
            if (Files.isRegularFile(folder.resolve(METADATA))) {
                try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION)) {
                    return SessionMetadata.isOfSession(journal.metadata()) ? Optional.of(folder) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /**
     * @param folder of a session's journal.
     * @return the configuration that the session ran with.
     */
    public static Configuration configuration(final Path folder) {
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION)) {
            return SessionMetadata.configuration(journal.metadata());
        }
    }

    /**
     * @param folder of a session's journal.
     * @return the instruments that the session traded, in the order of their ids.
     */
    public static InstrumentsSettings instruments(final Path folder) {
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION)) {
            final InstrumentsSettings all =
                    SessionMetadata.configuration(journal.metadata()).instruments();
            return new InstrumentsSettings(SessionMetadata.symbols(journal.metadata()).stream()
                    .map(all::settings)
                    .toList());
        }
    }

    @Override
    public InstrumentRegistry registry() {
        return registry;
    }

    @Override
    public void listener(final FactorListener listener) {
        core.listener(listener);
    }

    @Override
    public boolean advance() {
        for (int i = 0; i < INPUTS_PER_CALL; i++) {
            if (!inputs.next()) {
                return false;
            }
            core.onInput(inputs.buffer(), inputs.offset());
        }
        return true;
    }

    @Override
    public double progress() {
        return Double.NaN;
    }

    @Override
    public int levelsSeen() {
        return core.levelsSeen();
    }

    @Override
    public void close() {
        inputs.close();
        journal.close();
    }
}
