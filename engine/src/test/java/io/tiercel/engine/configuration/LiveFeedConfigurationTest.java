package io.tiercel.engine.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFeedConfigurationTest {
    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken", "coinbase"})
    void shouldReadTheShippedFiles(final String venue) {
        final Path shipped = Path.of(System.getProperty(Configuration.SHIPPED_FOLDER_PROPERTY, "../config"));

        final var config = LiveFeedConfiguration.load(shipped.resolve("feeds").resolve(venue + ".yaml"));

        assertEquals(venue, config.venue().name().toLowerCase(Locale.ROOT));
    }
}
