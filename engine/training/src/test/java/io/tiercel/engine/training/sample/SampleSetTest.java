package io.tiercel.engine.training.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleSetTest {
    private final SampleSet samples = new SampleSet(2);

    @Test
    void shouldPurgeRowsWhoseOutcomeLiesBeyondTheSplit() {
        row(1f, 10, 20, true);
        row(2f, 90, 99, false);
        row(3f, 95, 100, true);
        row(4f, 100, 130, false);
        final int open = samples.open(140);
        samples.input(open, 0, 5f);

        final SampleSet before = samples.between(0, 100);
        final SampleSet after = samples.between(100, Long.MAX_VALUE);

        assertEquals(2, before.rows(), "row 3 was sampled before the split but its outcome came at it");
        assertEquals(2f, before.input(1, 0));
        assertFalse(before.isUp(1));
        assertEquals(1, after.rows(), "the last row has no outcome");
        assertEquals(4f, after.input(0, 0));
    }

    @Test
    void shouldKeepRowsWhenItGrows() {
        for (int i = 0; i < 5_000; i++) {
            row(i, i, i + 1, i % 3 == 0);
        }
        final SampleSet twice = new SampleSet(2);
        twice.appendAll(samples);
        twice.appendAll(samples);

        assertEquals(10_000, twice.rows());
        assertEquals(4_321f, twice.input(9_321, 0));
        assertEquals(-4_321f, twice.input(9_321, 1));
        assertFalse(twice.isUp(9_321));
        assertTrue(twice.isUp(9_323));
    }

    private void row(final float value, final long sampledAt, final long labelledAt, final boolean isUp) {
        final int row = samples.open(sampledAt);
        samples.input(row, 0, value);
        samples.input(row, 1, -value);
        samples.label(row, isUp, labelledAt);
    }
}
