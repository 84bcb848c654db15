package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UsedLedgerTest {
    @Test
    void shouldAgreeWithAMapOnRandomUse() {
        for (long seed = 1; seed <= 20; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final UsedLedger ledger = new UsedLedger();
            final Map<Long, Long> map = new HashMap<>();

            for (int step = 0; step < 20_000; step++) {
                final long id = random.nextInt(2) == 0 ? random.nextInt(200) : -1L - random.nextInt(50);
                if (random.nextInt(5) < 2) {
                    final long qty = 1L + random.nextInt(50);
                    ledger.add(id, (int) (id & 1), id * 10, qty);
                    map.merge(id, qty, Long::sum);
                } else {
                    final long leavesQty = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
                    ledger.cap(id, leavesQty);
                    map.computeIfPresent(
                            id, (key, was) -> Math.min(was, leavesQty) == 0 ? null : Math.min(was, leavesQty));
                }

                final long asked = random.nextInt(260) - 55L;
                final String where = "seed " + seed + ", step " + step;
                assertEquals(map.getOrDefault(asked, 0L), ledger.usedQty(asked), where);
                assertEquals(map.isEmpty(), ledger.isEmpty(), where);
            }

            final Map<Long, Long> drained = new HashMap<>();
            ledger.drain((side, price, qty) -> {
                assertEquals((int) ((price / 10) & 1), side);
                drained.put(price / 10, qty);
            });
            assertEquals(map, drained, "seed " + seed);
            assertTrue(ledger.isEmpty());
        }
    }
}
