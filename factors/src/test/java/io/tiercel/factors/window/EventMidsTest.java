package io.tiercel.factors.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Mids by event, before and after the first one. */
class EventMidsTest {
    @Test
    void shouldReadTheFirstMidWhenAskedBeforeIt() {
        final EventMids mids = new EventMids(4);
        mids.put(0, EventMids.NO_MID);
        mids.put(1, EventMids.NO_MID);
        assertEquals(EventMids.NO_MID, mids.at(-3));
        assertFalse(mids.isKnown(1));

        mids.put(2, 700);
        mids.put(3, 701);

        assertEquals(700, mids.at(-1));
        assertEquals(700, mids.at(1));
        assertEquals(701, mids.at(3));
        assertFalse(mids.isKnown(1));
        assertTrue(mids.isKnown(2));
    }
}
