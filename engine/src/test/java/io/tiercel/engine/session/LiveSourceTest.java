package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.LiveFeedConfiguration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveSourceTest {
    /** Its market data have taken their time already: to delay them once more would tell of another market. */
    @Test
    void shouldRefuseAFeedLatency() {
        final Path file = Path.of(System.getProperty("tiercel.config", "../config"), "feeds", "aeron.yaml");
        final LiveSource source =
                new LiveSource(file, LiveFeedConfiguration.load(file), new TimeLimit(OptionalLong.of(1)));
        final Configuration delayed = TestConfiguration.with("engine: {venue: {latency: {feedNs: 1000}}}");

        final BadInputException refusal = assertThrows(
                BadInputException.class,
                () -> source.open(delayed, delayed.instruments().registry(List.of("TIER"))));

        assertEquals(
                "venue.latency.feedNs = 1000, expected 0: a session that follows a live feed sees market data when they come",
                refusal.getMessage());
    }
}
