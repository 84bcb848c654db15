package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingFillsTest {
    private static final long SECOND = 1_000_000_000L;

    private final MidHistory[] mids = MidHistory.of(2);
    private final LongTable done = new LongTable(FillRow.WIDTH, Optional.empty());
    private final PendingFills pending = new PendingFills(mids, done);

    @Test
    void shouldTakeTheLastMidAtOrBeforeEachHorizon() {
        mid(0, 0, 100);
        fill(0, SECOND / 2);
        mid(0, SECOND, 102);
        // at the horizon to the nanosecond: it counts
        mid(0, SECOND + SECOND / 2, 104);
        mid(0, SECOND + SECOND / 2 + 1, 106);
        mid(1, 5 * SECOND, 999);
        mid(0, 6 * SECOND, 108);
        mid(0, 40 * SECOND, 110);
        pending.finish();

        assertEquals(List.of(List.of(104L, 106L, 108L)), later());
    }

    @Test
    void shouldTakeTheLastMidWhenTheDataEnd() {
        mid(0, 0, 100);
        fill(0, 0);
        mid(0, 2 * SECOND, 102);
        pending.finish();

        assertEquals(List.of(List.of(100L, 102L, 102L)), later());
    }

    @Test
    void shouldLookBackWhenTheFillIsSeenAfterItsHorizon() {
        mid(0, 0, 100);
        mid(0, 2 * SECOND, 102);
        mid(0, 3 * SECOND, 104);
        // filled at 1.5 s, told after 3 s
        fill(0, 3 * SECOND / 2);
        mid(0, 7 * SECOND, 106);
        pending.finish();

        assertEquals(List.of(List.of(102L, 104L, 106L)), later());
    }

    @Test
    void shouldKeepManyFillsApart() {
        final List<List<Long>> expected = new ArrayList<>();
        mid(0, 0, 0);
        for (int i = 1; i <= 500; i++) {
            mid(0, i * SECOND, i);
            fill(0, i * SECOND);
            expected.add(
                    List.of((long) Math.min(500, i + 1), (long) Math.min(500, i + 5), (long) Math.min(500, i + 30)));
        }
        pending.finish();

        assertEquals(expected, later());
    }

    private void mid(final int instrumentId, final long timeNs, final long midTwice) {
        pending.advanceTo(timeNs);
        mids[instrumentId].add(timeNs, midTwice);
    }

    private void fill(final int instrumentId, final long timeNs) {
        final long[] row = pending.next();
        row[FillRow.INSTRUMENT] = instrumentId;
        row[FillRow.VENUE_TIME] = timeNs;
        row[FillRow.MID] = 1;
        pending.added();
    }

    private List<List<Long>> later() {
        final List<List<Long>> later = new ArrayList<>();
        done.forEach(row -> later.add(
                List.of(row[FillRow.FIRST_HORIZON], row[FillRow.FIRST_HORIZON + 1], row[FillRow.FIRST_HORIZON + 2])));
        return later;
    }
}
