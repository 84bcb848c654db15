package io.tiercel.engine.replay;

import io.tiercel.engine.ObserverException;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.recovery.SessionCore;
import io.tiercel.engine.recovery.SessionSnapshots;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import io.tiercel.journal.Snapshots;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.model.Model;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal's inputs on their way through a core of their own: from the newest usable snapshot before a wanted place, else from the beginning.
 * <p>
 * One thread; allocates nothing per input.
 */
final class ReplaySession implements AutoCloseable {
    private final JournalReader inputs;
    private final SessionCore core;
    private final JournaledModel journaled;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * @param journal       of the session.
     * @param configuration of it.
     * @param registry      of its instruments.
     * @param model         of it; the caller closes it.
     * @param outputs       see each record that the core makes.
     * @param firstWanted   sequence of the first input that the caller wants to see worked on.
     * @param note          told of snapshots that are not usable.
     * @throws JournalException when the journal's beginning was removed and no snapshot is usable that leads to the place.
     */
    ReplaySession(
            final JournalDirectory journal,
            final Configuration configuration,
            final InstrumentRegistry registry,
            final ReplayModel model,
            final List<? extends OutputHandler> outputs,
            final long firstWanted,
            final Consumer<String> note) {
        final long first = journal.firstInputSequence();
        journaled = model.isPresent() && !model.isRecomputing() ? new JournaledModel(journal, model) : null;
        final Optional<Model> answering =
                model.isPresent() && journaled == null ? Optional.of(model.again()) : Optional.ofNullable(journaled);
        core = start(journal, first, firstWanted, configuration, registry, answering, outputs, note);
        if (core.lastSequence() + 1 < first) {
            throw new JournalException("journal: " + journal.path() + " begins at input " + first
                    + ", expected a usable snapshot at or behind the input before it");
        }
        inputs = journal.readInputFrom(core.lastSequence() + 1);
    }

    private static SessionCore start(
            final JournalDirectory journal,
            final long first,
            final long firstWanted,
            final Configuration configuration,
            final InstrumentRegistry registry,
            final Optional<Model> model,
            final List<? extends OutputHandler> outputs,
            final Consumer<String> note) {
        final List<Long> snapshots =
                firstWanted > 1 || first > 1 ? new Snapshots(journal.path()).sequences() : List.of();
        if (snapshots.isEmpty()) {
            return new SessionCore(configuration, registry, model, outputs);
        }
        final SessionSnapshots usable =
                new SessionSnapshots(journal.path(), SessionMetadata.SCHEMA_VERSION, configuration);
        final SessionCore newest =
                usable.newest(() -> new SessionCore(configuration, registry, model, outputs), firstWanted - 1, note);
        if (newest.lastSequence() + 1 >= first) {
            return newest;
        }
        // what was wanted lies in a part that was removed, or leads through it: the oldest place that can be reached
        for (final long sequence : snapshots.reversed()) {
            if (sequence + 1 >= first) {
                final SessionCore oldest =
                        usable.newest(() -> new SessionCore(configuration, registry, model, outputs), sequence, note);
                if (oldest.lastSequence() + 1 >= first) {
                    return oldest;
                }
            }
        }
        return newest;
    }

    /**
     * Moves to the next input.
     *
     * @return false at the end.
     */
    boolean next() {
        if (!inputs.next()) {
            return false;
        }
        header.wrap(inputs.buffer(), inputs.offset());
        return true;
    }

    /** Sequence of the input that was moved to. */
    long sequence() {
        return header.sequence();
    }

    /** Its event time, ns since the epoch. */
    long eventTimeNs() {
        return header.eventTimeNs();
    }

    /** Number of its message. */
    int templateId() {
        return header.templateId();
    }

    /**
     * Works on the input; what the core throws is an answer like any other. Observers and the journal are not the core.
     *
     * @return how the core failed; null when it did not.
     */
    EngineStoppedException work() {
        if (journaled != null) {
            journaled.moveTo(header.sequence());
        }
        try {
            core.onInput(inputs.buffer(), inputs.offset());
            return null;
        } catch (final ObserverException | JournalException notOfTheCore) {
            throw notOfTheCore;
        } catch (final RuntimeException | Error thrown) {
            return new EngineStoppedException(Stage.CORE, inputs.lastSequence(), thrown);
        }
    }

    /** Sequence of the last input that was read. */
    long lastSequence() {
        return inputs.lastSequence();
    }

    /** The core and what stands around it. */
    SessionCore core() {
        return core;
    }

    @Override
    public void close() {
        inputs.close();
        if (journaled != null) {
            journaled.close();
        }
    }
}
