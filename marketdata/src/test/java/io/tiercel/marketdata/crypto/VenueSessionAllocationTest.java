package io.tiercel.marketdata.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.AllocatedBytes;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.OpenListing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VenueSessionAllocationTest {
    private static final int RUNS = 30;
    private static final int ROUNDS = 500;
    private static final long RECEIVED = 1_800_000_000_000_000_000L;

    private static List<byte[]> frames(final VenueFrames venue) {
        return venue.lines().stream()
                .filter(line -> line.contains("{") && !line.contains("<-") && !line.contains("->"))
                .map(line -> line.substring(line.charAt(0) == '{' ? 0 : line.indexOf(' ') + 1))
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** The same frames again and again: after the first time the later ones are repeated, so that snapshots, changes and prints are all decoded. */
    @ParameterizedTest
    @EnumSource(names = "BINANCE", mode = EnumSource.Mode.EXCLUDE)
    void shouldAllocateNothingForKnownFrames(final VenueFrames venue) {
        final CountingSlots slots = new CountingSlots();
        final EventWriter writer = new EventWriter(slots);
        final VenueSession session = venue.newSession(new OpenListing(), FeedAudit.NONE);
        final byte[][] frames = frames(venue).toArray(byte[][]::new);
        final Runnable replay = () -> {
            for (int round = 0; round < ROUNDS; round++) {
                for (final byte[] frame : frames) {
                    session.onFrame(frame, 0, frame.length, RECEIVED, writer);
                }
            }
        };

        final long allocated = AllocatedBytes.leastOf(RUNS, replay);

        assertEquals(0, allocated);
        assertTrue(slots.count() > 0);
    }

    @ParameterizedTest
    @EnumSource(names = "BINANCE")
    void shouldAllocateNothingForPrintsAndBestPricesAndFollowingDifferences(final VenueFrames venue) {
        final CountingSlots slots = new CountingSlots();
        final EventWriter writer = new EventWriter(slots);
        final VenueSession session = venue.newSession(new OpenListing(), FeedAudit.NONE);
        final byte[][] frames = frames(venue).toArray(byte[][]::new);
        for (final byte[] frame : frames) {
            session.onFrame(frame, 0, frame.length, RECEIVED, writer);
        }
        // differences whose ids have the same number of digits, so that they can be counted on in place
        final byte[] difference =
                ("{\"e\":\"depthUpdate\",\"E\":1,\"T\":1,\"s\":\"ABC\",\"U\":1000000000,\"u\":1000000000,\"pu\":14,"
                                + "\"b\":[[\"9.61\",\"1\"]],\"a\":[]}")
                        .getBytes(StandardCharsets.ISO_8859_1);
        session.onFrame(difference, 0, difference.length, RECEIVED, writer);
        final byte[] following =
                ("{\"e\":\"depthUpdate\",\"E\":1,\"T\":1,\"s\":\"ABC\",\"U\":1000000001,\"u\":1000000001,\"pu\":1000000000,"
                                + "\"b\":[[\"9.61\",\"1\"]],\"a\":[[\"10.10\",\"2.5\"]]}")
                        .getBytes(StandardCharsets.ISO_8859_1);
        final String text = new String(following, StandardCharsets.ISO_8859_1);
        final int[] lastDigits = {
            text.indexOf("1000000001") + 9,
            text.indexOf("1000000001", text.indexOf("\"u\"")) + 9,
            text.indexOf("1000000000") + 9
        };
        final Runnable replay = () -> {
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 2; i < 4; i++) {
                    session.onFrame(frames[i], 0, frames[i].length, RECEIVED, writer);
                }
                session.onFrame(following, 0, following.length, RECEIVED, writer);
                for (final int digit : lastDigits) {
                    increment(following, digit);
                }
            }
        };

        final long before = slots.count();
        final long allocated = AllocatedBytes.leastOf(RUNS, replay);

        assertEquals(0, allocated);
        // each round: one best price, one print, two changed levels
        assertEquals(4L * ROUNDS * RUNS, slots.count() - before);
    }

    private static void increment(final byte[] digits, final int last) {
        int at = last;
        while (digits[at] == '9') {
            digits[at--] = '0';
        }
        digits[at]++;
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowTheAllocationOfAFreshSession(final VenueFrames venue) {
        final EventWriter writer = new EventWriter(new CountingSlots());
        final byte[] frame = frames(venue).getFirst();

        final long allocated = AllocatedBytes.leastOf(
                RUNS,
                () -> venue.newSession(new OpenListing(), FeedAudit.NONE)
                        .onFrame(frame, 0, frame.length, RECEIVED, writer));

        assertTrue(allocated > 0);
    }
}
