package io.tiercel.engine.replay;

import io.tiercel.engine.digest.ChangedInput;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.EventHash;
import io.tiercel.engine.digest.WeightedSum;
import io.tiercel.engine.replay.BlockTrace.Change;
import io.tiercel.engine.replay.BlockTrace.Factors;
import io.tiercel.engine.replay.BlockTrace.Mix;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the session had where the replay has something else, worked out of the digests of its block. An answer is given only where it can be checked:
 * against the chain, or because it differs in a few bits from the replay's value, which a wrong answer does once in many millions. Cold.
 */
final class SessionValues {
    /** Bits in which a wrong answer differs: 32 on average; as few as this, or fewer, once in three million. */
    private static final int FEW_BITS = 10;

    private static final int CRC = MessageHeaderDecoder.crc32cEncodingOffset();

    private final DigestBlock session;
    private final DigestBlock replay;
    private final BlockTrace trace;
    private final ComponentNames names;
    private final int input;
    private final List<Integer> differing;

    /**
     * @param blocks of both, which part in them.
     * @param trace  of the replay's block.
     * @param names  of the components.
     */
    SessionValues(final Finding.Pair<DigestBlock> blocks, final BlockTrace trace, final ComponentNames names) {
        session = blocks.session();
        replay = blocks.replay();
        this.trace = trace;
        this.names = names;
        input = replay.equalInputs(session);
        differing = replay.differing(session);
    }

    /** Factors whose digests differ in the block, counted from the first factor. */
    List<Integer> factors() {
        return differing.stream()
                .filter(part -> part >= names.firstFactor() && part < names.model())
                .map(part -> part - names.firstFactor())
                .toList();
    }

    /** The replay's value of a factor after the input, if it was computed there. */
    OptionalDouble replayFactor(final int factor) {
        return lastFactors(trace.changes(input))
                .map(factors -> OptionalDouble.of(Double.longBitsToDouble(factors.bits()[factor])))
                .orElse(OptionalDouble.empty());
    }

    /** The session's value of a factor after the input. */
    OptionalDouble sessionFactor(final int factor) {
        final Optional<Factors> ours = lastFactors(trace.changes(input));
        if (ours.isEmpty()) {
            return OptionalDouble.empty();
        }
        final long own = ours.get().bits()[factor];
        final long byBlock = ChangedInput.factorBits(
                session.component(names.firstFactor() + factor),
                factorValues(factor),
                factorCallsBefore(input + 1) - 1);
        if (isNear(own, byBlock)) {
            return OptionalDouble.of(Double.longBitsToDouble(byBlock));
        }
        final boolean isOnly = factors().size() == 1 && isOnlyInChain(names.firstFactor() + factor);
        return isOnly ? factorByChain(factor) : OptionalDouble.empty();
    }

    /** The model's answer of both, if its digest differs and it was asked after the input. */
    Optional<Finding.Pair<Float>> model() {
        final int component = names.model();
        final OptionalLong value = mixedAtInput(component);
        if (!differing.contains(component) || value.isEmpty()) {
            return Optional.empty();
        }
        final long[] all = values(component);
        final int at = (int) LongStream.of(values(component, input)).count() - 1;
        final long theirs = ChangedInput.mixedValue(session.component(component), all, at);
        final float answer = Float.intBitsToFloat((int) theirs);
        return theirs == (int) theirs && answer >= 0 && answer <= 1
                ? Optional.of(new Finding.Pair<>(answer, Float.intBitsToFloat((int) value.getAsLong())))
                : Optional.empty();
    }

    /** True when the input's own bytes were others in the session. */
    boolean isEventChanged() {
        return differing.contains(names.event());
    }

    /**
     * The input as the session saw it, if one word of it is another.
     *
     * @param record as the journal holds it.
     */
    Optional<byte[]> sessionEvent(final byte[] record) {
        final long[] hashes = values(names.event());
        final long theirs = ChangedInput.mixedValue(session.component(names.event()), hashes, input);
        final UnsafeBuffer changed = new UnsafeBuffer(record.clone());
        final UnsafeBuffer own = new UnsafeBuffer(record);
        int best = -1;
        int fewest = FEW_BITS + 1;
        for (int i = 0; i < EventHash.words(record.length); i++) {
            final long word = EventHash.word(own, 0, record.length, i);
            final long answer = WeightedSum.valueFor(word, i, theirs - hashes[input]);
            final int bits = Long.bitCount(word ^ answer);
            if (bits < fewest) {
                fewest = bits;
                best = i;
            }
        }
        if (best < 0) {
            return Optional.empty();
        }
        final long answer =
                WeightedSum.valueFor(EventHash.word(own, 0, record.length, best), best, theirs - hashes[input]);
        for (int i = best * Long.BYTES; i < Math.min(record.length, (best + 1) * Long.BYTES); i++) {
            changed.putByte(i, (byte) (answer >>> (Byte.SIZE * (i & (Long.BYTES - 1)))));
        }
        final boolean isWhole = EventHash.of(changed, 0, record.length) == theirs;
        changed.putInt(CRC, own.getInt(CRC, ByteOrder.LITTLE_ENDIAN), ByteOrder.LITTLE_ENDIAN);
        return isWhole ? Optional.of(changed.byteArray()) : Optional.empty();
    }

    /** Goes back from the session's chain to its factors: right when nothing else of this input differs. */
    private OptionalDouble factorByChain(final int factor) {
        final List<Change> changes = trace.changes(input);
        final Factors ours = lastFactors(changes).orElseThrow();
        long after = ChangedInput.inputHash(
                input == 0 ? trace.chainBefore() : session.chain(input - 1),
                session.chain(input),
                replay.firstSequence() + input);
        for (int i = changes.size() - 1; changes.get(i) != ours; i--) {
            after = switch (changes.get(i)) {
                case Mix(int component, long value) -> ChangedInput.withoutMix(after, component, value);
                case Factors factors -> ChangedInput.withoutFactors(after, factors.bits());
            };
        }
        long before = ChangedInput.firstInputHash();
        for (int i = 0; changes.get(i) != ours; i++) {
            before = switch (changes.get(i)) {
                case Mix(int component, long value) -> ChangedInput.withMix(before, component, value);
                case Factors factors -> ChangedInput.withFactors(before, factors.bits());
            };
        }
        return OptionalDouble.of(Double.longBitsToDouble(ChangedInput.factorBits(before, after, ours.bits(), factor)));
    }

    /** Only this component differs of those that enter the chain; the strategies' state does not. */
    private boolean isOnlyInChain(final int component) {
        return differing.stream().allMatch(part -> part == component || part == names.strategy());
    }

    private static boolean isNear(final long own, final long answer) {
        return own != answer && Long.bitCount(own ^ answer) <= FEW_BITS;
    }

    private OptionalLong mixedAtInput(final int component) {
        final List<Long> mixed = trace.changes(input).stream()
                .filter(change -> change instanceof Mix mix && mix.component() == component)
                .map(change -> ((Mix) change).value())
                .toList();
        return mixed.size() == 1 ? OptionalLong.of(mixed.getFirst()) : OptionalLong.empty();
    }

    /** Everything mixed into a component in the block. */
    private long[] values(final int component) {
        return values(component, trace.size() - 1);
    }

    /** Everything mixed into a component up to an input of the block. */
    private long[] values(final int component, final int lastInput) {
        final LongStream.Builder values = LongStream.builder();
        for (int i = 0; i <= lastInput; i++) {
            for (final Change change : trace.changes(i)) {
                if (change instanceof Mix(int changed, long value) && changed == component) {
                    values.add(value);
                }
            }
        }
        return values.build().toArray();
    }

    private long[] factorValues(final int factor) {
        final LongStream.Builder values = LongStream.builder();
        for (int i = 0; i < trace.size(); i++) {
            for (final Change change : trace.changes(i)) {
                if (change instanceof final Factors factors) {
                    values.add(factors.bits()[factor]);
                }
            }
        }
        return values.build().toArray();
    }

    private int factorCallsBefore(final int endInput) {
        int calls = 0;
        for (int i = 0; i < endInput; i++) {
            calls += (int)
                    trace.changes(i).stream().filter(Factors.class::isInstance).count();
        }
        return calls;
    }

    private static Optional<Factors> lastFactors(final List<Change> changes) {
        return changes.stream()
                .filter(Factors.class::isInstance)
                .map(Factors.class::cast)
                .reduce((first, second) -> second);
    }
}
