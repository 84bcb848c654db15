package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import org.junit.jupiter.api.Test;

class VenueConfigTest {
    @Test
    void shouldNameKeyValueAndRangeWhenALatencyIsOutOfRange() {
        final BadInputException negative = assertThrows(
                BadInputException.class,
                () -> new VenueConfig(-1, 0, FillOnCross.TOUCH, SelfTradePrevention.CANCEL_NEWEST));
        final BadInputException tooLong = assertThrows(
                BadInputException.class,
                () -> new VenueConfig(
                        0, VenueConfig.MAX_LATENCY_NS + 1, FillOnCross.TOUCH, SelfTradePrevention.CANCEL_NEWEST));

        assertEquals("venue.entryLatencyNs = -1, expected 0 to 60000000000 ns", negative.getMessage());
        assertEquals("venue.responseLatencyNs = 60000000001, expected 0 to 60000000000 ns", tooLong.getMessage());
    }

    @Test
    void shouldRefuseAMissingPolicy() {
        assertThrows(BadInputException.class, () -> new VenueConfig(0, 0, null, SelfTradePrevention.CANCEL_BOTH));
        assertThrows(BadInputException.class, () -> new VenueConfig(0, 0, FillOnCross.NONE, null));
    }
}
