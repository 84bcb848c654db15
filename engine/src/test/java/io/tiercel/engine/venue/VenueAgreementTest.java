package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The venue against the plain one: the same reports and queue positions after every step of long random sessions. */
class VenueAgreementTest {
    @Test
    void shouldAgreeWithTheReferenceOnRandomSessions() {
        compare(1, 60, 1_500);
    }

    @Test
    @Tag("slow")
    void shouldAgreeWithTheReferenceOnManyRandomSessions() {
        compare(1_000, 500, 4_000);
    }

    private static void compare(final long firstSeed, final int sessions, final int steps) {
        final Set<RandomSession.Seen> seen = EnumSet.noneOf(RandomSession.Seen.class);
        for (int i = 0; i < sessions; i++) {
            final RandomSession session = new RandomSession(firstSeed + i);
            session.run(steps);
            seen.addAll(session.seen());
        }
        final Set<RandomSession.Seen> missed = EnumSet.complementOf(EnumSet.copyOf(seen));
        assertTrue(missed.isEmpty(), "never happened in any session, so never compared: " + missed);
    }
}
