package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueConfigTest {
    private static String refused(final Runnable maker) {
        return assertThrows(BadInputException.class, maker::run).getMessage();
    }

    @Test
    void shouldNameKeyValueAndRangeWhenALatencyIsOutOfRange() {
        assertEquals(
                "venue.latency.entryNs = -1, expected 0 to 60000000000 ns",
                refused(() -> LatencyConfig.constant(-1, 0)));
        assertEquals(
                "venue.latency.responseNs = 60000000001, expected 0 to 60000000000 ns",
                refused(() -> LatencyConfig.constant(0, LatencyConfig.MAX_NS + 1)));
    }

    @Test
    void shouldRefuseAModelWithoutWhatItNeeds() {
        assertEquals(
                "venue.latency: model SAMPLED with an empty table, expected entryTableNs and responseTableNs with at least"
                        + " one value each",
                refused(() -> latency(LatencyModel.SAMPLED, List.of(1L), List.of(), List.of())));
        assertEquals(
                "venue.latency: model INTERPOLATED without rows, expected at least one",
                refused(() -> latency(LatencyModel.INTERPOLATED, List.of(), List.of(), List.of())));
        assertEquals(
                "venue.latency.rows[1] = [5, 11, 12], expected request and venue times after those of the row before",
                refused(() -> latency(
                        LatencyModel.INTERPOLATED,
                        List.of(),
                        List.of(),
                        List.of(List.of(5L, 10L, 11L), List.of(5L, 11L, 12L)))));
        assertEquals(
                "venue.latency.rows[0] response = -1, expected 0 to 60000000000 ns",
                refused(() -> latency(LatencyModel.INTERPOLATED, List.of(), List.of(), List.of(List.of(5L, 10L, 9L)))));
    }

    private static LatencyConfig latency(
            final LatencyModel model, final List<Long> entry, final List<Long> response, final List<List<Long>> rows) {
        return new LatencyConfig(model, 0, 0, 0, 1, entry, response, rows);
    }

    @Test
    void shouldRefuseAMissingPolicy() {
        assertEquals(
                "venue.fillOnCross is missing, expected TOUCH, STRICT or NONE",
                refused(() -> VenueConfig.constant(0, 0, null, SelfTradePrevention.CANCEL_BOTH)));
        assertThrows(BadInputException.class, () -> VenueConfig.constant(0, 0, FillOnCross.NONE, null));
    }

    @Test
    void shouldRefuseAQueueModelThatIsNone() {
        assertEquals(
                "venue.queueModel.n = 0.0, expected more than 0, at most 100",
                refused(() -> new QueueModelConfig(QueueModel.POWER, 0)));
        assertThrows(BadInputException.class, () -> new QueueModelConfig(null, 1));
        assertThrows(BadInputException.class, () -> new QueueModelConfig(QueueModel.LOG, Double.NaN));
    }
}
