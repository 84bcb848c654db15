package io.tiercel.engine.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.StrategyEntry;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.catalogue.StrategyCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that was written down and taken up goes on bit for bit, whatever the session was doing. */
class SessionCoreTest {
    private static final int EVENTS = 8_000;
    private static final String EVERYTHING = """
            factors:
              factors: [all]
              formulas: {slow: "Mean($depth_imb_1,500) - Mean($depth_imb_1,50)", rank: "Rank(Delta($mid,3), 40)"}
            """;

    /** All in one session, quick enough to trade in it. */
    private static final String STRATEGIES = """
            strategy:
              strategies:
                - {type: probability, name: probability, instruments: ["*"]}
                - {type: order-flow-imbalance, name: flow, instruments: ["*"], parameters: {entryTicks: 0.5, coolDownNs: 0}}
                - {type: microprice-reversion, name: reversion, instruments: ["*"], parameters: {fitEvents: 100, entryTicks: 1, exitTicks: 0.5}}
                - {type: avellaneda-stoikov, name: maker, instruments: [TIER, CELL]}
                - {type: grid, name: grid, instruments: [MEWS, LURE], parameters: {orderLots: 10}}
                - {type: pairs, name: pairs, instruments: [TIER, CELL], parameters: {windowSamples: 10, entryZ: 1, legLots: 10}}
                - {type: lead-lag, name: lead-lag, instruments: [TIER, MEWS], parameters: {entryBps: 1}}
                - {type: twap, name: twap, instruments: [TIER], parameters: {totalLots: 100, durationNs: 60000000000, slices: 20}}
                - {type: vwap, name: vwap, instruments: [CELL], parameters: {side: SELL, totalLots: 100, durationNs: 60000000000}}
                - {type: pov, name: pov, instruments: [MEWS], parameters: {minChildLots: 1}}
                - {type: almgren-chriss, name: almgren-chriss, instruments: [LURE], parameters: {totalLots: 100, durationNs: 60000000000}}
                - {type: topk, name: topk, instruments: ["*"]}
                - {type: trend, name: trend, instruments: ["*"]}
                - {type: regime-switch, name: regime, instruments: ["*"], parameters: {proxy: TIER, safeAssets: [CELL]}}
            """;

    @TempDir
    Path folder;

    @Test
    void shouldGoOnAsIfNothingHadHappened() {
        goOn(TestConfiguration.with(EVERYTHING));
    }

    /** Market data and commands are under way wherever the session is cut. */
    @Test
    void shouldGoOnWithMarketDataUnderWay() {
        goOn(TestConfiguration.with("""
                engine:
                  venue:
                    latency: {model: SAMPLED, feedNs: 40000000, seed: 5, entryTableNs: [100000, 90000000], responseTableNs: [7, 30000000]}
                """));
    }

    private void goOn(final Configuration configuration) {
        goesOn(new Session(configuration, 3), 8);
    }

    /** Those on bars have no bars here, but are in the snapshot like the others. */
    @Test
    void shouldGoOnWithEveryStrategyThatShips() {
        final Configuration configuration = TestConfiguration.with(STRATEGIES);
        final Set<String> types = configuration.strategy().strategies().stream()
                .map(StrategyEntry::type)
                .collect(Collectors.toSet());
        assertEquals(StrategyCatalogue.classes().keySet(), types);
        final Session session = new Session(configuration, 5);

        assertTrue(session.summary.fills() > 100, "fills: " + session.summary.fills());
        goesOn(session, 3);
    }

    private static void goesOn(final Session session, final int times) {
        final Random random = new Random(17);
        for (int i = 0; i < times; i++) {
            final int at = 1 + random.nextInt(session.inputs.size() - 1);
            final Run before = session.start();
            before.work(0, at);
            final byte[] state = before.core.state();

            final Run after = session.start();
            after.core.restore(state, at, before.core.lastEventTimeNs());
            assertArrayEquals(state, after.core.state(), "the state taken up at input " + at + " is another");
            before.work(at, session.inputs.size());
            after.work(at, session.inputs.size());

            assertEquals(session.summary.digest(), before.core.core().digest());
            assertEquals(session.summary.digest(), after.core.core().digest(), "restored at input " + at);
            assertEquals(before.outputs.size() - before.outputsAt, after.outputs.size());
            for (int k = 0; k < after.outputs.size(); k++) {
                assertArrayEquals(before.outputs.get(before.outputsAt + k), after.outputs.get(k), "output " + k);
            }
            assertEquals(session.summary.fills(), after.core.statistics().fills());
            assertEquals(before.core.feed().events(), after.core.feed().events());
            assertArrayEquals(before.core.state(), after.core.state(), "restored at input " + at);
        }
    }

    @Test
    void shouldRefuseTheStateOfAnotherConfiguration() {
        final Session session = new Session(TestConfiguration.with(), 1);
        final Run run = session.start();
        run.work(0, 5_000);
        final byte[] state = run.core.state();

        final Configuration other = TestConfiguration.with("factors: {parameters: {midReturnEvents: 11}}");
        final SessionCore core = new SessionCore(other, session.registry, Optional.empty(), List.of());

        final StateMismatchException refusal =
                assertThrows(StateMismatchException.class, () -> core.restore(state, 5_000, 0));
        assertTrue(refusal.getMessage().contains("as in this configuration"), refusal.getMessage());
    }

    private final class Session {
        final Configuration configuration;
        final InstrumentRegistry registry;
        final SessionSummary summary;
        final List<UnsafeBuffer> inputs = new ArrayList<>();

        Session(final Configuration configuration, final long seed) {
            this.configuration = configuration;
            final SimulatedSource source = new SimulatedSource(seed, EVENTS);
            registry = configuration.instruments().registry(source.symbols(configuration));
            summary = new SessionRunner(configuration, source, folder.resolve("session")).run();
            JournalContent.inputs(folder.resolve("session")).forEach(record -> inputs.add(new UnsafeBuffer(record)));
        }

        Run start() {
            return new Run(this);
        }
    }

    private static final class Run {
        final Session session;
        final SessionCore core;
        final List<byte[]> outputs = new ArrayList<>();
        int outputsAt;

        Run(final Session session) {
            this.session = session;
            core = new SessionCore(
                    session.configuration, session.registry, Optional.empty(), List.of((buffer, offset, length) -> {
                        final byte[] record = new byte[length];
                        buffer.getBytes(offset, record);
                        outputs.add(record);
                    }));
        }

        void work(final int from, final int to) {
            outputsAt = outputs.size();
            for (int i = from; i < to; i++) {
                core.onInput(session.inputs.get(i), 0);
            }
            if (to == session.inputs.size()) {
                core.finish();
            }
        }
    }
}
