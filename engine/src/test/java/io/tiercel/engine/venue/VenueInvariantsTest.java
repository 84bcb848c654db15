package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold in any market, of orders and of levels: many of them, each from its seed. */
class VenueInvariantsTest {
    private static final int FEW = 150;
    private static final int MANY = 10_000;
    private static final int STEPS = 250;

    @Test
    void shouldHoldInSomeMarkets() {
        hold(FEW);
    }

    @Test
    @Tag("slow")
    void shouldHoldInTenThousandMarkets() {
        hold(MANY);
    }

    private static void hold(final int markets) {
        final long[] seen = new long[5];
        for (long seed = 1; seed <= markets; seed++) {
            final RandomMarket market = new RandomMarket(seed, STEPS);
            seen[0] += mirrorIsTheSame(seed, market);
            seen[1] += isNeverWorsePlacedWithoutLatency(seed, market);
            seen[2] += market.isOfLevels() ? 1 : 0;
            seen[3] += fillsNoMoreThanAnEventBrings(seed, market);
        }
        assertTrue(
                seen[0] > markets && seen[1] > markets && seen[3] > markets,
                "too little happened: " + seen[0] + " reports, " + seen[1] + " places compared, " + seen[3]
                        + " filled");
        assertTrue(seen[2] > markets / 3 && seen[2] < markets - markets / 3, "of levels: " + seen[2]);
    }

    /** Bids for asks and prices reflected: the same reports, the same places. */
    private static long mirrorIsTheSame(final long seed, final RandomMarket market) {
        final List<RandomMarket.Told> straight = new ArrayList<>();
        final List<RandomMarket.Told> mirrored = new ArrayList<>();
        market.play(false, 250, 30, straight::add);
        market.play(true, 250, 30, mirrored::add);
        long reports = 0;
        for (int i = 0; i < straight.size(); i++) {
            assertEquals(straight.get(i), mirrored.get(i), "seed " + seed + ", step " + i);
            reports += straight.get(i).reports().size();
            assertEquals(new RandomMarket.Bounds(0, 0, true), straight.get(i).bounds(), "seed " + seed + ", step " + i);
        }
        return reports;
    }

    /** The same order in the same market, at once and later: while both rest, the first stands no further back. */
    private static long isNeverWorsePlacedWithoutLatency(final long seed, final RandomMarket market) {
        final List<Long> atOnce = new ArrayList<>();
        final List<Long> later = new ArrayList<>();
        // what a model takes to be canceled behind an order is not the same for two places
        market.play(false, 0, 1, QueueModelConfig.RISK_AVERSE, told -> {
            atOnce.add(told.queues().isEmpty() ? -1 : told.queues().getFirst());
        });
        market.play(
                false,
                1_700,
                1,
                QueueModelConfig.RISK_AVERSE,
                told -> later.add(told.queues().isEmpty() ? -1 : told.queues().getFirst()));
        long compared = 0;
        for (int i = 0; i < atOnce.size(); i++) {
            if (atOnce.get(i) >= 0 && later.get(i) >= 0) {
                assertTrue(
                        atOnce.get(i) <= later.get(i),
                        "seed " + seed + ", step " + i + ": " + atOnce.get(i) + " in front, later " + later.get(i));
                compared++;
            }
        }
        return compared;
    }

    private static long fillsNoMoreThanAnEventBrings(final long seed, final RandomMarket market) {
        final long[] filled = new long[1];
        final long[] before = {-1};
        market.play(false, 0, 1, told -> {
            assertTrue(told.makerQty() <= told.eventQty(), "seed " + seed + ": " + told);
            final long ahead = told.queues().isEmpty() ? -1 : told.queues().getFirst();
            assertTrue(before[0] < 0 || ahead <= before[0], "seed " + seed + ": from " + before[0] + " to " + told);
            before[0] = ahead;
            filled[0] += told.makerQty();
        });
        return filled[0];
    }
}
