package io.tiercel.marketdata.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueFeedConfigTest {
    private static final ReconnectConfig RECONNECT = new ReconnectConfig(1, 4, 0, 1);

    /** A sound one but for one value. */
    private static VenueFeedConfig with(final String name, final String value) {
        return new VenueFeedConfig(
                LiveVenue.KRAKEN,
                name.equals("url") ? value : "wss://host/path",
                name.equals("restUrl") ? value : "",
                name.equals("symbols") ? Arrays.asList(value.split(";", 0)) : List.of("A/B"),
                number(name, "depth", value, 10),
                number(name, "connectTimeoutMs", value, 1),
                number(name, "heartbeatIntervalMs", value, 5),
                number(name, "silenceLimitMs", value, 6),
                number(name, "snapshotIntervalMs", value, 0),
                number(name, "queueBytes", value, 1 << 16),
                RECONNECT);
    }

    private static int number(final String name, final String field, final String value, final int sound) {
        return name.equals(field) ? Integer.parseInt(value) : sound;
    }

    @ParameterizedTest
    @CsvSource({
        "url, http://host, url = http://host; an address such as wss://host",
        "url, wss:nothing, url = wss:nothing; an address such as wss://host",
        "url, wss://a b, url = wss://a b; an address",
        "restUrl, ws://host, restUrl = ws://host; an address such as https://host",
        "restUrl, https://host/path, 'restUrl = https://host/path; scheme, host and port only'",
        "symbols, A/B;A/B, 'symbols = [A/B, A/B]; each once'",
        "symbols, A B, 'symbols = A B; letters, digits, dots, underscores, colons, slashes, hyphens'",
        "depth, 11, 'depth = 11; 10, 25, 100, 500, 1000 at KRAKEN'",
        "connectTimeoutMs, 0, connectTimeoutMs = 0; a positive number",
        "heartbeatIntervalMs, 0, heartbeatIntervalMs = 0; a positive number",
        "silenceLimitMs, 5, silenceLimitMs = 5; more than heartbeatIntervalMs = 5",
        "snapshotIntervalMs, -1, snapshotIntervalMs = -1; 0 or more",
        "queueBytes, 65537, queueBytes = 65537; a power of two from 65536 to 1073741824",
        "queueBytes, 32768, queueBytes = 32768; a power of two from 65536 to 1073741824",
    })
    void shouldNameTheValueAndWhatIsAllowed(final String name, final String value, final String expected) {
        final BadInputException e = assertThrows(BadInputException.class, () -> with(name, value));

        assertEquals(expected.replace("; ", ", expected "), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4, 0, 'firstDelayMs = 0, expected a positive number'",
        "5, 4, 0, 'longestDelayMs = 4, expected 5 to 3600000'",
        "5, 3600001, 0, 'longestDelayMs = 3600001, expected 5 to 3600000'",
        "5, 6, -1, 'stableAfterMs = -1, expected 0 or more'",
    })
    void shouldRefuseWaitsThatCannotBe(final int first, final int longest, final int stable, final String expected) {
        assertEquals(
                expected,
                assertThrows(BadInputException.class, () -> new ReconnectConfig(first, longest, stable, 1))
                        .getMessage());
    }
}
