package io.tiercel.engine.replay;

import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputJournaller;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The journal of a session whose core had one bit of one factor the other way after one input, as a fault of the memory would leave it: the inputs of
 * another session, worked on by such a core.
 */
final class FlippedFactor {
    private static final int MANTISSA_BITS = 52;

    private final Path journal;
    private final long sequence;
    private String factorId = "none";
    private double value;
    private double flippedValue;
    private long now;

    FlippedFactor(final Path original, final Path journal, final SplittableRandom random) {
        this.journal = journal;
        try (JournalDirectory from = JournalDirectory.openForRead(original, SessionMetadata.SCHEMA_VERSION)) {
            sequence = anyEvent(from, random);
            final Configuration configuration = SessionMetadata.configuration(from.metadata());
            final InstrumentRegistry registry =
                    configuration.instruments().registry(SessionMetadata.symbols(from.metadata()));
            final OutputRing ring =
                    new OutputRing(configuration.engine().pipeline().outputRingBytes());
            final Core core = new CoreFactory(configuration, registry).newCore(ring, Optional.empty());
            core.factorListener((instrument, timeNs, factors, trades) -> {
                if (now == sequence) {
                    flip(factors, random);
                }
            });
            try (JournalReader reader = from.readInput();
                    JournalDirectory to = JournalDirectory.create(
                            journal,
                            SessionMetadata.SCHEMA_VERSION,
                            from.metadata().entries());
                    Journal inputs = to.openInput(JournalConfig.smallest());
                    Journal outputs = to.openOutput(JournalConfig.smallest())) {
                final OutputGate gate =
                        new OutputGate(ring, () -> Long.MAX_VALUE, List.of(new OutputJournaller(outputs)));
                ring.fullHandler(gate::drain);
                final org.agrona.concurrent.UnsafeBuffer copy =
                        new org.agrona.concurrent.UnsafeBuffer(java.nio.ByteBuffer.allocateDirect(1 << 16));
                while (reader.next()) {
                    now = reader.lastSequence();
                    copy.putBytes(0, reader.buffer(), reader.offset(), reader.length());
                    inputs.append(copy, 0, reader.length());
                    core.onInput(copy, 0);
                    gate.drain();
                }
                core.flushDigest();
                gate.drain();
            }
        }
    }

    private static long anyEvent(final JournalDirectory from, final SplittableRandom random) {
        final List<Long> events = new ArrayList<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = from.readInput()) {
            while (reader.next()) {
                if (header.wrap(reader.buffer(), reader.offset()).templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
                    events.add(reader.lastSequence());
                }
            }
        }
        // the first few have hardly a factor yet
        return events.get(random.nextInt(events.size() / 4, events.size()));
    }

    private void flip(final FactorVector factors, final SplittableRandom random) {
        int index;
        do {
            index = random.nextInt(factors.size());
            value = factors.value(index);
        } while (Double.isNaN(value) || value == 0);
        flippedValue = Double.longBitsToDouble(Double.doubleToLongBits(value) ^ (1L << random.nextInt(MANTISSA_BITS)));
        final double[] values = values(factors);
        final double original = value;
        factorId = Factor.all().stream()
                .filter(factor -> factors.value(factor) == original && values[factor.index()] == original)
                .findFirst()
                .orElseThrow()
                .id();
        values[Factor.byId(factorId).orElseThrow().index()] = flippedValue;
    }

    private static double[] values(final FactorVector factors) {
        try {
            final Field field = factors.getClass().getDeclaredField("values");
            field.setAccessible(true);
            return (double[]) field.get(factors);
        } catch (final ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    Path journal() {
        return journal;
    }

    long sequence() {
        return sequence;
    }

    String factorId() {
        return factorId;
    }

    double value() {
        return value;
    }

    double flippedValue() {
        return flippedValue;
    }

    @Override
    public String toString() {
        return factorId + " after input " + sequence + ": " + value + " instead of " + flippedValue;
    }
}
