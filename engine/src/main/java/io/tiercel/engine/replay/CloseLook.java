package io.tiercel.engine.replay;

import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.inspection.NamedRecord;
import io.tiercel.engine.inspection.RecordReader;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Looks closer at a difference: replays once more up to the block in which the two part, with everything traced that goes into its digests, and works
 * out what the session had there instead. Cold.
 */
final class CloseLook {
    private static final String WORKED_OUT = "worked out of its digest";

    private final JournalDirectory journal;
    private final Configuration configuration;
    private final InstrumentRegistry registry;
    private final ReplayModel model;
    private final ComponentNames names;
    private final RecordReader records;

    CloseLook(
            final JournalDirectory journal,
            final Configuration configuration,
            final InstrumentRegistry registry,
            final ReplayModel model) {
        this.journal = journal;
        this.model = model;
        this.configuration = configuration;
        this.registry = registry;
        names = CoreFactory.componentNames(registry, configuration.factors());
        records = new RecordReader(registry);
    }

    /**
     * @param finding of the comparison.
     * @return the same with the input, and with the values of both sides as far as they can be known.
     */
    Divergence look(final Finding finding) {
        final Divergence first = finding.divergence();
        final Optional<byte[]> input = input(first.sequence());
        final Optional<NamedRecord> event = input.map(this::named);
        final List<Difference> differences = new ArrayList<>();
        final List<String> parts = new ArrayList<>(first.parts());
        String detail = first.detail();
        finding.records().ifPresent(pair -> differences.addAll(outputs(pair)));
        if (finding.blocks().isPresent() && input.isPresent()) {
            final Optional<BlockTrace> trace = trace(finding.blocks().get().replay());
            if (trace.isPresent()) {
                final SessionValues values = new SessionValues(finding.blocks().get(), trace.get(), names);
                if (values.isEventChanged()) {
                    final String name = names.names().get(names.event());
                    parts.remove(name);
                    parts.addFirst(name);
                    detail = "the journal holds another input than the session worked on; " + detail;
                    differences.addAll(0, event(values, input.get(), name));
                } else {
                    differences.addAll(0, components(values));
                }
            }
        }
        return new Divergence(first.sequence(), event, List.copyOf(parts), detail, List.copyOf(differences));
    }

    private List<Difference> outputs(final Finding.Pair<byte[]> pair) {
        final NamedRecord session = named(pair.session());
        final NamedRecord replay = named(pair.replay());
        if (session.templateId() != replay.templateId()) {
            return List.of(new Difference(
                    "output", "", Optional.of(session.toString()), Optional.of(replay.toString()), Optional.empty()));
        }
        return RecordDifference.of(replay.name(), session, replay, Optional.empty());
    }

    private List<Difference> event(final SessionValues values, final byte[] input, final String name) {
        return values.sessionEvent(input)
                .map(theirs -> RecordDifference.of(name, named(theirs), named(input), Optional.of(WORKED_OUT)))
                .orElse(List.of());
    }

    private List<Difference> components(final SessionValues values) {
        final List<Difference> differences = new ArrayList<>();
        for (final int factor : values.factors()) {
            final OptionalDouble own = values.replayFactor(factor);
            if (own.isPresent()) {
                differences.add(difference(
                        names.names().get(names.firstFactor() + factor),
                        text(values.sessionFactor(factor)),
                        Double.toString(own.getAsDouble())));
            }
        }
        values.model()
                .ifPresent(pair -> differences.add(difference(
                        names.names().get(names.model()),
                        Optional.of(Float.toString(pair.session())),
                        Float.toString(pair.replay()))));
        return differences;
    }

    private static Difference difference(final String part, final Optional<String> session, final String replay) {
        return new Difference(
                part,
                part.startsWith("factor") ? "value" : "probabilityUp",
                session,
                Optional.of(replay),
                session.map(known -> WORKED_OUT));
    }

    private static Optional<String> text(final OptionalDouble value) {
        return value.isPresent() ? Optional.of(Double.toString(value.getAsDouble())) : Optional.empty();
    }

    private NamedRecord named(final byte[] record) {
        return records.read(new UnsafeBuffer(record), 0);
    }

    private Optional<byte[]> input(final long sequence) {
        if (sequence < journal.firstInputSequence()) {
            return Optional.empty();
        }
        try (JournalReader inputs = journal.readInputFrom(sequence)) {
            if (!inputs.next() || inputs.lastSequence() != sequence) {
                return Optional.empty();
            }
            final byte[] record = new byte[inputs.length()];
            inputs.buffer().getBytes(inputs.offset(), record);
            return Optional.of(record);
        } catch (final JournalException damagedBefore) {
            return Optional.empty();
        }
    }

    /** Empty when the replay's core fails on the way, or the block began before the place from which it can be replayed. */
    private Optional<BlockTrace> trace(final DigestBlock block) {
        final BlockTrace trace = new BlockTrace();
        try (ReplaySession session = new ReplaySession(
                journal, configuration, registry, model, List.of(), block.firstSequence(), line -> {})) {
            final Core core = session.core().core();
            core.digestTrace(trace);
            while (trace.size() < block.size() && session.next()) {
                if (session.sequence() == block.firstSequence() + trace.size()) {
                    trace.nextInput(core.digest());
                }
                if (session.work() != null) {
                    return Optional.empty();
                }
            }
            return trace.size() == block.size() ? Optional.of(trace) : Optional.empty();
        }
    }
}
