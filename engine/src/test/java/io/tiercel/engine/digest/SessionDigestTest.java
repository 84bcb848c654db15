package io.tiercel.engine.digest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDigestTest {
    private static final ComponentNames NAMES = new ComponentNames(List.of("AAA", "BBB"), List.of("f1", "f2"));

    @Test
    void shouldNameEveryComponentInItsPlace() {
        final List<String> names = NAMES.names();

        assertEquals("book AAA", names.get(NAMES.book(0)));
        assertEquals("book BBB", names.get(NAMES.book(1)));
        assertEquals("factor f1", names.get(NAMES.firstFactor()));
        assertEquals("factor f2", names.get(NAMES.firstFactor() + 1));
        assertEquals("model", names.get(NAMES.model()));
        assertEquals("strategy", names.get(NAMES.strategy()));
        assertEquals("positions", names.get(NAMES.positions()));
        assertEquals("risk", names.get(NAMES.risk()));
        assertEquals("timers", names.get(NAMES.timers()));
        assertEquals("simulated venue", names.get(NAMES.venue()));
        assertEquals("event", names.get(NAMES.event()));
        assertEquals(11, names.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 1000})
    void shouldChainIndependentlyOfTheBlock(final int blockInputs) {
        final Blocks whole = run(1024, -1, 0);
        final Blocks parts = run(blockInputs, -1, 0);

        assertEquals(whole.chain, parts.chain);
        assertEquals(500, parts.chain.size());
        assertEquals((500 + blockInputs - 1) / blockInputs, parts.components.size());
    }

    /** One bit of one value of one input: the chain differs from that input on and not before, and only that component's digest, in that block only. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 255, 499})
    void shouldNameInputAndComponentOfOneChangedBit(final int changedInput) {
        final Blocks plain = run(64, -1, 0);
        final Blocks changed = run(64, changedInput, 1L << 17);

        for (int i = 0; i < 500; i++) {
            assertEquals(i < changedInput, plain.chain.get(i).equals(changed.chain.get(i)), "input " + i);
        }
        for (int block = 0; block < plain.components.size(); block++) {
            for (int component = 0; component < NAMES.names().size(); component++) {
                final boolean shouldDiffer = block == changedInput / 64 && component == NAMES.risk();
                assertEquals(
                        shouldDiffer,
                        plain.components.get(block)[component]
                                != changed.components.get(block)[component],
                        "block " + block + ", " + NAMES.names().get(component));
            }
        }
    }

    @Test
    void shouldRestartComponentsWithEachBlock() {
        final SessionDigest digest = new SessionDigest(NAMES, 2);
        final List<long[]> blocks = new ArrayList<>();
        for (int block = 0; block < 2; block++) {
            for (int i = 0; i < 2; i++) {
                digest.mix(NAMES.book(0), 42);
                digest.endInput(1 + 2L * block + i);
            }
            digest.flush((first, chain, size, components) -> blocks.add(components.clone()));
        }

        assertArrayEquals(blocks.get(0), blocks.get(1));
        assertFalse(digest.hasOpenBlock());
    }

    /** A value and its component must not be able to trade places: book 1 with 5 is not book 0 with 6, nor with anything near it. */
    @Test
    void shouldTellComponentsApartInTheChain() {
        final Set<Long> chains = new HashSet<>();
        for (int component = 0; component < NAMES.names().size(); component++) {
            for (long value = -50; value < 50; value++) {
                final SessionDigest digest = new SessionDigest(NAMES, 4);
                digest.mix(component, value);
                digest.endInput(1);
                chains.add(digest.chain());
            }
        }

        assertEquals(11 * 100, chains.size(), "chains that are the same for different changes");
    }

    @Test
    void shouldDependOnOrderCountAndSequence() {
        assertNotEquals(chain(1, 1, 2), chain(1, 2, 1));
        assertNotEquals(chain(1, 0), chain(1, 0, 0));
        assertNotEquals(chain(1), chain(1, 0));
        assertNotEquals(chain(1, 5), chain(2, 5));
    }

    @Test
    void shouldKeepStateOutOfTheChain() {
        final SessionDigest plain = new SessionDigest(NAMES, 4);
        final SessionDigest stated = new SessionDigest(NAMES, 4);

        stated.mixState(NAMES.venue(), 7);
        plain.endInput(1);
        stated.endInput(1);

        assertEquals(plain.chain(), stated.chain());
    }

    private static long chain(final long sequence, final long... values) {
        final SessionDigest digest = new SessionDigest(NAMES, 4);
        for (final long value : values) {
            digest.mix(NAMES.book(0), value);
        }
        digest.endInput(sequence);
        return digest.chain();
    }

    private static Blocks run(final int blockInputs, final int changedInput, final long change) {
        final SessionDigest digest = new SessionDigest(NAMES, blockInputs);
        final SplittableRandom random = new SplittableRandom(99);
        final Blocks blocks = new Blocks(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < 500; i++) {
            for (int component = 0; component < NAMES.names().size(); component++) {
                final long value = random.nextLong();
                final boolean isChanged = i == changedInput && component == NAMES.risk();
                digest.mix(component, isChanged ? value ^ change : value);
            }
            digest.endInput(i + 1);
            if (digest.isBlockFull()) {
                digest.flush(blocks::add);
            }
        }
        if (digest.hasOpenBlock()) {
            digest.flush(blocks::add);
        }
        assertEquals(blocks.chain.getLast(), digest.chain());
        return blocks;
    }

    private record Blocks(List<Long> chain, List<long[]> components) {
        void add(final long firstSequence, final long[] newChain, final int size, final long[] newComponents) {
            assertEquals(chain.size() + 1, firstSequence);
            for (int i = 0; i < size; i++) {
                chain.add(newChain[i]);
            }
            components.add(newComponents.clone());
        }
    }
}
