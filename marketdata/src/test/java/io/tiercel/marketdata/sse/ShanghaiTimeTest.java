package io.tiercel.marketdata.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.protocol.MarketStateCode;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShanghaiTimeTest {
    @ParameterizedTest
    @CsvSource({
        "00:00:00.000, CLOSED",
        "09:14:59.999, CLOSED",
        "09:15:00.000, AUCTION",
        "09:25:00.000, AUCTION",
        "09:29:59.999, AUCTION",
        "09:30:00.000, OPEN",
        "11:29:59.999, OPEN",
        "11:30:00.000, HALT",
        "12:59:59.999, HALT",
        "13:00:00.000, OPEN",
        "14:56:59.999, OPEN",
        "14:57:00.000, AUCTION",
        "14:59:59.999, AUCTION",
        "15:00:00.000, CLOSED",
        "23:59:59.999, CLOSED",
    })
    void shouldFollowTheTimetableWhenTheDayGoesBy(final String time, final MarketStateCode expected) {
        final Instant instant = Instant.parse("2023-07-11T" + time + "+08:00");
        final long timestampNs = instant.getEpochSecond() * 1_000_000_000L + instant.getNano();

        assertEquals(expected, ShanghaiTime.stateAt(timestampNs));
    }
}
