package io.tiercel.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.digest.EventHash;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.StateHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMarketTest {
    @TempDir
    private Path folder;

    private BacktestMarket market(final int events) throws IOException {
        final Path file = Files.writeString(
                folder.resolve("b.yaml"),
                "feeds: [{format: sim, seed: 3, events: " + events + "}, {format: sim, seed: 4, events: 1000}]\n");
        return BacktestMarket.of(BacktestConfiguration.load(file), folder, share -> {});
    }

    private static long hash(final MarketTape tape) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        long chain = 0;
        while (tape.next()) {
            chain = StateHash.mix(
                    chain,
                    EventHash.of(
                            tape.buffer(),
                            tape.offset(),
                            header.wrap(tape.buffer(), tape.offset()).length()));
        }
        return chain;
    }

    @Test
    void shouldHoldTheEventsOfItsTapeAnyNumberOfTimes() throws IOException {
        final BacktestMarket market = market(5000);
        final long expected;
        try (MarketTape tape = market.open()) {
            expected = hash(tape);
        }

        try (StoredMarket stored = StoredMarket.of(market.open(), folder, share -> {}, () -> false)) {
            assertTrue(stored.events() > 6000, () -> stored.events() + " events");
            assertTrue(stored.firstTimeNs() < stored.lastTimeNs());
            assertEquals(expected, hash(stored.tape()));
            assertEquals(expected, hash(stored.tape()));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.anyMatch(path -> path.getFileName().toString().startsWith(".")));
        }
    }

    @Test
    void shouldHoldNothingOfATapeWithoutEvents() {
        try (StoredMarket stored =
                StoredMarket.of(new ChainedDays(List.of(), new int[0]), folder, share -> {}, () -> false)) {
            assertEquals(0, stored.events());
            assertFalse(stored.tape().next());
        }
    }
}
