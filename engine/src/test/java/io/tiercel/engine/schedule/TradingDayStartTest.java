package io.tiercel.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingDayStartTest {
    @ParameterizedTest
    @CsvSource({
        // a session of New York in winter, its last minute of extended trading (20:00 is 01:00 UTC), the boundary
        // itself
        "2026-01-02T14:30:00Z, 2026-01-03T05:00:00Z",
        "2026-01-03T00:59:59Z, 2026-01-03T05:00:00Z",
        "2026-01-03T04:59:59.999999999Z, 2026-01-03T05:00:00Z",
        "2026-01-03T05:00:00Z, 2026-01-04T05:00:00Z",
        // in summer: first and last minute of extended trading
        "2026-07-01T08:00:00Z, 2026-07-02T05:00:00Z",
        "2026-07-02T00:00:00Z, 2026-07-02T05:00:00Z",
        // before the epoch
        "1969-12-31T23:00:00Z, 1970-01-01T05:00:00Z"
    })
    void shouldBeginTheNextDayAtFiveUtc(final String time, final String expected) {
        assertEquals(ns(expected), TradingDayStart.after(ns(time)));
    }

    private static long ns(final String text) {
        final Instant instant = Instant.parse(text);
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
