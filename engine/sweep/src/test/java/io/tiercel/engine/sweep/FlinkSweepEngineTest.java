package io.tiercel.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.backtest.BacktestMarket;
import io.tiercel.engine.backtest.RunFiles;
import io.tiercel.engine.backtest.SetResult;
import io.tiercel.engine.backtest.Sweep;
import io.tiercel.engine.backtest.SweepEngine;
import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkSweepEngineTest {
    @TempDir
    private Path folder;

    private Optional<List<SetResult>> sweep(final String out, final Optional<SweepEngine> engine) throws IOException {
        final Path file = Files.writeString(folder.resolve("swept.yaml"), """
                name: swept
                feeds: [{format: sim, seed: 5, events: 4000}]
                model: none
                strategies: [{type: avellaneda-stoikov, name: maker, instruments: ["*"], parameters: {warmUpSamples: 5}}]
                sweep: {strategies.maker.riskAversion: "0.01,0.05", venue.latency.entryNs: "0:250000:125000"}
                """);
        final BacktestConfiguration backtest = BacktestConfiguration.load(file);
        final Sweep sweep = new Sweep(
                backtest, BacktestMarket.of(backtest, folder, share -> {}), RunFiles.resume(folder.resolve(out)), 2);
        engine.ifPresent(service -> sweep.elsewhere(service, folder));
        return sweep.run();
    }

    private Map<String, String> bytes(final String out) throws IOException {
        final Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(out))) {
            for (final Path path : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        folder.resolve(out).relativize(path).toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(path)));
            }
        }
        return content;
    }

    @Test
    void shouldWriteTheSameBytesAsTheThreadsOfThisProcess() throws IOException {
        final List<SetResult> local = sweep("local", Optional.empty()).orElseThrow();

        final List<SetResult> onFlink =
                sweep("flink", Optional.of(new FlinkSweepEngine("", List.of()))).orElseThrow();

        assertEquals(6, local.size());
        assertTrue(local.getFirst().metrics().get("orders").orElseThrow() > 0, local::toString);
        assertEquals(local, onFlink);
        assertEquals(bytes("local"), bytes("flink"));
    }

    @Test
    @SuppressWarnings("try") // an interrupt while the cluster is closed fails the test like any other exception
    void shouldGoOnWithTheSetsThatAreMissingOnAClusterElsewhere() throws Exception {
        assertTrue(sweep("local", Optional.empty()).isPresent());
        assertTrue(sweep("cut", Optional.empty()).isPresent());
        Files.delete(folder.resolve("cut/sets/000001.json"));
        Files.delete(folder.resolve("cut/sets/000004.json"));

        try (MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build())) {
            cluster.start();
            final String address = cluster.getRestAddress().get().getAuthority();
            assertTrue(sweep("cut", Optional.of(new FlinkSweepEngine(address, List.of())))
                    .isPresent());
        }

        assertEquals(bytes("local"), bytes("cut"));
    }

    @Test
    void shouldBeFoundByItsName() {
        assertEquals(
                List.of("flink"),
                ServiceLoader.load(SweepEngine.class).stream()
                        .map(provider -> provider.get().name())
                        .toList());
    }

    @Test
    void shouldSayWhatAClusterIsCalled() {
        final SweepEngine engine = new FlinkSweepEngine("nowhere", List.of());

        assertThrows(BadInputException.class, () -> engine.run(null, new int[] {0}, 1, result -> {}, () -> false));
    }
}
