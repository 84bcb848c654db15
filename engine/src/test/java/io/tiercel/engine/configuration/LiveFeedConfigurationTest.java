package io.tiercel.engine.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFeedConfigurationTest {
    private static final Path SHIPPED = Path.of(System.getProperty(Configuration.SHIPPED_FOLDER_PROPERTY, "../config"))
            .resolve("feeds");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"binance", "kraken", "coinbase"})
    void shouldReadTheShippedVenues(final String venue) {
        final VenueFeedSettings settings =
                assertInstanceOf(VenueFeedSettings.class, LiveFeedConfiguration.load(SHIPPED.resolve(venue + ".yaml")));

        assertEquals(venue, settings.venue().venue().name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"itch-multicast, MulticastFeedSettings", "itch-soup, SoupFeedSettings", "aeron, AeronFeedSettings"})
    void shouldReadTheOtherShippedFilesAndStayOnThisMachine(final String name, final String type) {
        final LiveFeedSettings settings = LiveFeedConfiguration.load(SHIPPED.resolve(name + ".yaml"));

        assertEquals(type, settings.getClass().getSimpleName());
        switch (settings) {
            case MulticastFeedSettings multicast -> assertEquals("127.0.0.1", multicast.networkInterface());
            case SoupFeedSettings soup ->
                assertTrue(HostAndPort.lookUp(
                                HostAndPort.parse("server", soup.login().server())
                                        .host())
                        .isLoopbackAddress());
            case AeronFeedSettings aeron -> assertEquals("aeron:ipc", aeron.channel());
            case VenueFeedSettings venue -> throw new AssertionError(venue.address());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "itch-multicast | tradingDay: | line: 1~tradingDay: | unknown key line, expected one of arbitration, lines,",
                "itch-multicast | holdNs: | holdMs: 1, holdNs: | unknown key arbitration.holdMs, expected one of holdNs,",
                "itch-multicast | 127.0.0.1:26401 | here | server = here, expected host and port such as 127.0.0.1:26400",
                "itch-multicast | 239.255.0.2:26400 | 239.255.0.2:66000 | lines = 239.255.0.2:66000, expected host and port",
                "itch-multicast | 65536 | 65537 | windowMessages = 65537, expected a power of two from 2 to 1048576",
                "itch-multicast | tradingDay: \"\" | tradingDay: 2.1.2026 | tradingDay = 2.1.2026, expected a day such as 2026-01-02",
                "itch-multicast | transport: multicast | transport: carrier pigeon | key transport = carrier pigeon, expected one of websocket, multicast, soup, aeron",
                "itch-multicast | transport: multicast | # none | key transport is missing, expected one of websocket, multicast, soup, aeron",
                "itch-soup | firstMessage: 1 | firstMessage: -1 | firstMessage = -1, expected 0 or more",
                "itch-soup | 127.0.0.1:26500 | '' | login.server = \"\", expected host and port",
                "aeron | streamId | stream: 1~streamId | unknown key stream, expected one of books, channel,",
                "aeron | aeron:ipc | carrier:pigeon | Aeron channel 'carrier:pigeon'",
                "aeron | RECEIVER | EACH | mediaDriver = EACH with channel aeron:ipc, expected RECEIVER or EXTERNAL",
                "aeron | RECEIVER | SOMEWHERE | mediaDriver = SOMEWHERE, expected one of RECEIVER, EACH, EXTERNAL",
                "aeron | [TIER, CELL, MEWS, LURE] | [TIER, TIER] | symbols = [TIER, TIER], expected at least one, each once",
                "kraken | symbols: | instruments: 1~symbols: | unknown key instruments, expected one of",
                "kraken | symbols: | symbol: | unknown key symbol, expected one of connectTimeoutMs, depth,",
                "kraken | seed: | sed: | unknown key reconnect.sed, expected one of firstDelayMs, longestDelayMs, seed, stableAfterMs",
                "kraken | depth: | mystery: 1~depth: -3 # | unknown key mystery, expected one of connectTimeoutMs,"
            })
    void shouldNameFileKeyAndWhatIsExpected(
            final String name, final String from, final String to, final String expected) throws IOException {
        final String shipped = Files.readString(SHIPPED.resolve(name + ".yaml"));
        final int at = shipped.lastIndexOf(from);
        assertTrue(at >= 0, from);
        final Path file = Files.writeString(
                folder.resolve("mine.yaml"),
                shipped.substring(0, at) + to.replace('~', '\n') + shipped.substring(at + from.length()));

        final BadInputException told = assertThrows(BadInputException.class, () -> LiveFeedConfiguration.load(file));

        assertTrue(told.getMessage().startsWith("configuration " + file + ": "), told::getMessage);
        assertTrue(told.getMessage().contains(expected), told::getMessage);
        assertEquals(1, told.getMessage().lines().count());
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() {
        final BadInputException told =
                assertThrows(BadInputException.class, () -> LiveFeedConfiguration.load(folder.resolve("none.yaml")));

        assertEquals(
                "configuration " + folder.resolve("none.yaml") + ": not found, expected an existing file",
                told.getMessage());
    }
}
