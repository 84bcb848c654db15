package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.RecoverySettings;
import io.tiercel.engine.operator.CommandFile;
import io.tiercel.engine.protocol.OpenOrdersRule;
import io.tiercel.engine.recovery.Recovery;
import io.tiercel.engine.recovery.SessionCore;
import io.tiercel.engine.recovery.SessionSnapshots;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.model.Model;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/** How a session's journal is taken up, and what is said and kept of it. Cold. */
final class SessionResume {
    private final Configuration configuration;
    private final JournalDirectory journal;
    private final SessionSnapshots snapshots;
    private final Recovery recovery;
    private final Consumer<String> note;

    /**
     * @param configuration of the session.
     * @param journal       open for append.
     * @param note          gets a line for whatever a person should know.
     */
    SessionResume(final Configuration configuration, final JournalDirectory journal, final Consumer<String> note) {
        this.configuration = configuration;
        this.journal = journal;
        this.note = note;
        snapshots = new SessionSnapshots(journal.path(), SessionMetadata.SCHEMA_VERSION, configuration);
        recovery = new Recovery(journal, snapshots, note);
    }

    /** What was said to the engine that was killed is void; whoever speaks while this one comes back is refused. */
    void dropCommands() {
        CommandFile.drop(journal.path());
    }

    /** The output journal, with nothing in it that has no cause; the caller closes it. */
    Journal openOutputs(final Journal inputs) {
        final Optional<SessionStop> stop = SessionStop.read(journal.metadata());
        return recovery.openOutputs(
                configuration.engine().journal().segments(),
                inputs.lastSequence(),
                stop.map(stopped -> OptionalLong.of(stopped.sequence())).orElse(OptionalLong.empty()));
    }

    /** Brings a core to the end of the inputs. */
    Recovery.Recovered run(
            final Journal inputs,
            final Journal outputs,
            final InstrumentRegistry registry,
            final Optional<Model> model,
            final DoubleConsumer progress) {
        final Recovery.Recovered recovered = recovery.run(
                inputs,
                outputs,
                handlers -> new SessionCore(configuration, registry, model, handlers),
                sequence -> progress.accept((double) sequence / inputs.lastSequence()));
        tell(recovered);
        keepSnapshot(recovered, inputs);
        return recovered;
    }

    /** Counts this start in the metadata and says how the feed goes on. */
    FeedLoop.Continuation begin(final Recovery.Recovered recovered, final boolean isLive) {
        final int incarnation = SessionMetadata.incarnation(journal.metadata()) + 1;
        // an engine that stopped itself has canceled what was open at its gateway
        final boolean hadStopped = SessionStop.read(journal.metadata()).isPresent();
        journal.replaceMetadata(SessionMetadata.restarted(journal.metadata(), incarnation, recovered));
        final OpenOrdersRule openOrders = hadStopped
                ? OpenOrdersRule.CANCEL
                : OpenOrdersRule.valueOf(
                        configuration.engine().recovery().openOrders().name());
        return new FeedLoop.Continuation(recovered.core().feed(), isLive, openOrders, incarnation);
    }

    /** The next start need not replay it again. */
    private void keepSnapshot(final Recovery.Recovered recovered, final Journal inputs) {
        final RecoverySettings settings = configuration.engine().recovery();
        if (recovered.replayed() >= settings.snapshotEveryInputs()) {
            inputs.sync();
            snapshots.write(recovered.core());
            snapshots.keepNewest(settings.snapshotsKept());
        }
    }

    private void tell(final Recovery.Recovered recovered) {
        final SessionCore core = recovered.core();
        final int open = core.gateway().openOrders();
        final boolean isCanceling =
                configuration.engine().recovery().openOrders() == RecoverySettings.OpenOrders.CANCEL;
        note.accept("resumed behind input " + core.lastSequence() + ": "
                + (recovered.snapshotSequence() == 0
                        ? "no snapshot, "
                        : "snapshot " + recovered.snapshotSequence() + ", ")
                + recovered.replayed() + " inputs replayed, " + recovered.outputsAppended() + " outputs completed, "
                + open + (open == 1 ? " open order " : " open orders ") + (isCanceling ? "canceled" : "re-adopted"));
    }
}
