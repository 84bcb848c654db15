package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The mid of a span ago, at equal times, after pauses and in bursts. */
class TimedMidsTest {
    @Test
    void shouldAnswerTheMidOfTheSpanAgoWhenTimesAreEqualOrFar() {
        final TimedMids mids = new TimedMids(100, 2);
        mids.put(1_000, 1);
        assertFalse(mids.advance(1_099));
        assertEquals(EventMids.NO_MID, mids.mid());
        mids.put(1_050, 2);
        mids.put(1_050, 3);

        // Exactly the span old counts; of two mids at one time the last.
        assertTrue(mids.advance(1_100));
        assertEquals(1, mids.mid());
        assertFalse(mids.advance(1_149));
        assertTrue(mids.advance(1_150));
        assertEquals(3, mids.mid());
        assertFalse(mids.advance(9_000));
        mids.put(9_000, 4);
        assertFalse(mids.advance(9_099));
        assertEquals(3, mids.mid());
        assertTrue(mids.advance(99_000));
        assertEquals(4, mids.mid());
        assertEquals(2, mids.capacity());
    }

    @Test
    void shouldGrowAndKeepAllWhenABurstExceedsTheRoom() {
        final TimedMids mids = new TimedMids(1_000, 3);
        assertEquals(4, mids.capacity());
        for (int i = 0; i < 3; i++) {
            mids.put(i, i);
            mids.advance(i);
        }
        for (int i = 3; i < 700; i++) {
            mids.put(i, i);
            mids.advance(i);
        }
        assertEquals(1_024, mids.capacity());

        for (int i = 700; i < 5_000; i++) {
            mids.put(i, i);
            mids.advance(i);
            assertEquals(i < 1_000 ? EventMids.NO_MID : i - 1_000, mids.mid());
        }
        assertEquals(1_024, mids.capacity());
    }
}
