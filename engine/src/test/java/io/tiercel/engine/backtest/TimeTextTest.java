package io.tiercel.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTextTest {
    @Test
    void shouldReadDatesAndInstants() {
        // 1970-01-02 is one day of 86,400 s after the epoch
        assertEquals(86_400_000_000_000L, TimeText.timeNs("from", "1970-01-02"));
        assertEquals(86_400_000_000_001L, TimeText.timeNs("from", "1970-01-02T00:00:00.000000001Z"));
        assertEquals(86_400_000_000_000L, TimeText.timeNs("from", "1970-01-01T19:00:00-05:00"));
        assertEquals(86_400_000_000_000L, TimeText.timeNs("from", "1970-01-02T00:00:00"));
        assertEquals("1970-01-02T00:00:00.000000001Z", TimeText.of(86_400_000_000_001L));
        assertEquals(-1, TimeText.timeNs("from", TimeText.of(-1)));
    }

    @Test
    void shouldReadDurations() {
        assertEquals(250_000_000L, TimeText.durationNs("warmUp", "250ms"));
        assertEquals(90_000_000_000L, TimeText.durationNs("warmUp", "1.5 m"));
        assertEquals(7 * 86_400_000_000_000L, TimeText.durationNs("warmUp", "1w"));
        assertEquals(0, TimeText.durationOrZeroNs("warmUp", ""));
    }

    @Test
    void shouldRefuseWhatIsNoTime() {
        for (final String text : List.of("", "yesterday", "2012-13-01", "3000-01-01", "09:30")) {
            assertThrows(BadInputException.class, () -> TimeText.timeNs("from", text), text);
        }
        for (final String text : List.of("", "5", "-5s", "1.5ns", "5 days", "999999999999w")) {
            assertThrows(BadInputException.class, () -> TimeText.durationNs("warmUp", text), text);
        }
    }
}
