package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the person at the terminal reads when an argument or a configuration file is unusable: one line, and status 2. */
class UnusableInputTest {
    private static final String PIPELINE_KEYS =
            "durability, outputRingBytes, pinThreads, probeEvery, processors, ringSlots, threadingMode, waitPolicy";

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void makeFolder() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
    }

    @Test
    void shouldNameKeyFileAndAllowedNamesWhenAKeyIsUnknown() throws IOException {
        assertRefused(
                "engine.yaml",
                "pipeline: {ringSlot: 64}",
                "unknown key pipeline.ringSlot, expected one of " + PIPELINE_KEYS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "engine.yaml|nonsense: 1|unknown key nonsense, expected one of journal, pipeline, recovery, session, simulation, venue",
                "engine.yaml|pipeline: {threadingMode: PARALLEL}|pipeline.threadingMode = PARALLEL, expected one of INVOKER, SHARED, DEDICATED",
                "engine.yaml|pipeline: {ringSlots: many}|key pipeline.ringSlots: expected a value of type int",
                "engine.yaml|pipeline: {ringSlots: 100}|pipeline.ringSlots = 100, expected a power of two from 64 to 1048576",
                "engine.yaml|pipeline: {ringSlots: 32}|pipeline.ringSlots = 32, expected a power of two from 64 to 1048576",
                "engine.yaml|pipeline: {outputRingBytes: 524288}|pipeline.outputRingBytes = 524288, expected a power of two from 1048576 to 1073741824",
                "engine.yaml|pipeline: {probeEvery: 3}|pipeline.probeEvery = 3, expected a power of two from 1 to 1048576",
                "engine.yaml|pipeline: {processors: [-1]}|pipeline.processors = [-1], expected numbers from 0 to 1023",
                "engine.yaml|pipeline: {processors: [1, 2, 1]}|pipeline.processors = [1, 2, 1], expected each number once",
                "engine.yaml|pipeline: {processors: 1}|key pipeline.processors: expected a list",
                "engine.yaml|pipeline: {processors: [first]}|key pipeline.processors.[0]: expected a value of type Integer",
                "engine.yaml|pipeline: {processors: [0], pinThreads: false}|pipeline.processors = [0] with pinThreads: false, expected pinThreads: true",
                "engine.yaml|session: {digestBlockInputs: 0}|session.digestBlockInputs = 0, expected 1 to 4096",
                "engine.yaml|session: {digestBlockInputs: 4097}|session.digestBlockInputs = 4097, expected 1 to 4096",
                "engine.yaml|session: {accountMarkIntervalMs: 0}|session.accountMarkIntervalMs = 0, expected 1 to 3600000",
                "engine.yaml|journal: {segmentMiB: 0}|journal.segmentMiB = 0, expected 1 to 1024",
                "engine.yaml|journal: {rollEverySeconds: -1}|journal.rollEverySeconds = -1, expected 0 to 31622400",
                "engine.yaml|journal: {segmentsAhead: 17}|journal.segmentsAhead = 17, expected 1 to 16",
            })
    void shouldSayOneLineWhenAValueIsUnusable(final String file, final String yaml, final String complaint)
            throws IOException {
        assertRefused(file, yaml, complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "engine.yaml|pipeline: {ringSlots: 64.5}|configuration FILE: pipeline.ringSlots = 64.5, expected a value of type int",
                "engine.yaml|pipeline: {pinThreads: 3}|configuration FILE: pipeline.pinThreads = 3, expected a value of type boolean",
                "engine.yaml|pipeline: {ringSlots: true}|configuration FILE: key pipeline.ringSlots: expected a value of type int",
                "engine.yaml|pipeline:|configuration FILE: key pipeline has no value",
                "engine.yaml|pipeline: [1, 2]|configuration FILE: key pipeline: expected a mapping: lines such as `key: value`",
                "engine.yaml|just words|configuration FILE is not a mapping, expected lines such as `key: value`",
                "engine.yaml|pipeline: {ringSlots: 64, ringSlots: 128}|configuration FILE, line 1: Duplicate Object property \"ringSlots\", expected YAML",
                "engine.yaml|pipeline: {ringSlots: 64|configuration FILE, line 1: while parsing a flow mapping, expected YAML",
                "engine.yaml|venue: {latency: {entryNs: -1}}|configuration FILE: venue.latency.entryNs = -1, expected 0 to 60000000000 ns",
                "engine.yaml|venue: {fillOnCross: PERHAPS}|configuration FILE: venue.fillOnCross = PERHAPS, expected one of TOUCH, STRICT, NONE",
                "engine.yaml|simulation: {ordersPerSecond: -1}|simulation: ordersPerSecond = -1.0, expected 1 to 1000",
                "engine.yaml|simulation: {openTime: noon}|simulation.openTime = noon, expected a time of day such as 09:30:00",
                "engine.yaml|simulation: {symbols: TIER}|configuration FILE: key simulation.symbols: expected a list",
                "engine.yaml|simulation: {symbols: []}|simulation: symbols = 0 names, expected 1 to 4000",
                "engine.yaml|simulation: {symbols: [NOSUCH]}|instrument NOSUCH is not listed in instruments.yaml, expected one of TIER, CELL, MEWS, LURE, AAPL, AMZN, GOOG, INTC, MSFT",
                "factors.yaml|parameters: {kyleEvents: 0}|configuration FILE: factors: kyleEvents = 0, expected a whole number, 2 to 4096",
                "factors.yaml|parameters: {hawkesDecayPerSecond: .nan}|configuration FILE: factors: hawkesDecayPerSecond = NaN, expected above 0 to 1000000",
                "factors.yaml|formulas: {x: $mid + }|configuration FILE: formula x, column 7: found the end of the formula, expected a number, a $column, a function or '('",
                "factors.yaml|formulas: {x: '$bid1 - $ofi_2'}|configuration FILE: formula x, column 9: found unknown '$ofi_2', expected a column: $ofi_1?",
                "factors.yaml|formulas: [1]|configuration FILE: key formulas: expected a value of type LinkedHashMap",
                "risk.yaml|maxOpenOrders: 0|configuration FILE: risk: maxOpenOrders = 0, expected 1 to 65536",
                "risk.yaml|maxOrderUnits: -5|configuration FILE: risk: maxOrderUnits = -5, expected 1 to 1000000000",
                "risk.yaml|collarBps: wide|configuration FILE: key collarBps: expected a value of type int",
                "strategy.yaml|strategies: [{type: probability, name: a, instruments: ['*'], parameters: {buyAbove: 0.5}}]|configuration FILE: strategy a: buyAbove = 0.5, expected above 0.5 and below 1",
                "strategy.yaml|strategies: [{type: probability, name: a, instruments: ['*'], parameters: {buyAbve: 0.8}}]|configuration FILE: strategy a: unknown key parameters.buyAbve, expected one of buyAbove, coolDownNs, holdingTimeNs, maxPositionLots, maxSpreadTicks, orderLots, refusalPauseNs, sellBelow",
                "strategy.yaml|strategies: [{type: probability, name: a, instruments: ['*'], parameters: {orderLots: 1.5}}]|configuration FILE: strategies.[0].parameters.orderLots = 1.5, expected a value of type long",
                "strategy.yaml|strategies: [{type: probability, name: a, instruments: ['*'], parameters: {buyAbove: .nan}}]|configuration FILE: strategy a: buyAbove = NaN, expected above 0.5 and below 1",
                "strategy.yaml|strategies: [{type: probability, name: a, instrument: ['*']}]|configuration FILE: strategy a: unknown key instrument, expected one of type, name, instruments, parameters",
                "strategy.yaml|strategies: [{type: probability, instruments: ['*']}]|configuration FILE: strategy ?: key name is missing",
                "strategy.yaml|strategies: [{type: probability, name: a, instruments: []}]|configuration FILE: strategy a: instruments = [], expected [\"*\"] or symbols, none twice",
                "strategy.yaml|strategies: [{type: java.lang.String, name: a, instruments: ['*']}]|configuration FILE: strategy a: type = java.lang.String, expected a class that implements io.tiercel.strategy.Strategy and is not abstract",
                "strategy.yaml|strategies: [{type: probability, name: a, instruments: ['*']}, {type: probability, name: a, instruments: ['*']}]|configuration FILE: strategy a is there twice, expected unique names",
                "strategy.yaml|takers: []|configuration FILE: unknown key takers, expected one of model, strategies",
                "strategy.yaml|strategies: [{type: probability, name: a, instruments: [NOSUCH]}]|strategy.yaml: instrument NOSUCH is not listed in instruments.yaml, expected \"*\" or one of TIER, CELL, MEWS, LURE, AAPL, AMZN, GOOG, INTC, MSFT",
                "instruments.yaml|instruments: [{symbol: TIER, priceScale: -1, qtyScale: 0, tickSize: 100, lotSize: 1, multiplier: 1, fees: {makerPpb: 0, takerPpb: 0, makerPerUnitNanos: 0, takerPerUnitNanos: 0, sellPpb: 0, sellPerUnitNanos: 0, commissionPerUnitNanos: 0, commissionMinMicros: 0}}]|instrument TIER: priceScale = -1, expected 0 to 12",
                "instruments.yaml|instruments: [{symbol: TIER, priceScale: 4}]|configuration FILE: key instruments.[0].qtyScale is missing",
            })
    void shouldSayOneLineWhenAFileIsUnusable(final String file, final String yaml, final String complaint)
            throws IOException {
        final CommandRun run = run(file, yaml);

        assertUnusable(complaint.replace("FILE", config.resolve(file).toString()), run);
    }

    @Test
    void shouldRefuseAnEmptyModelName() throws IOException {
        final CommandRun run =
                CommandRun.of("run", "--events", 100, "--model", "", "--journal", folder.resolve("journal"));

        assertUnusable("model is empty, expected a file, builtin:next-move or none", run);
    }

    @Test
    void shouldRefuseAMissingConfigFolder() {
        final CommandRun run = CommandRun.of("run", "--config", folder.resolve("absent"));

        assertUnusable(
                "--config " + folder.resolve("absent")
                        + " does not exist, expected a folder of YAML files, or one of them",
                run);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "run --evnts 3|Unknown options: '--evnts', '3'; see tiercel run --help",
                "run --events many|Invalid value for option '--events': 'many' is not a long; see tiercel run --help",
                "run --threading PARALLEL|Invalid value for option '--threading': expected one of [INVOKER, SHARED, DEDICATED] (case-insensitive) but was 'PARALLEL'; see tiercel run --help",
                "run --feed itch|--file is missing, expected the message file of --feed itch",
                "run --events 0|simulation: events = 0, expected > 0",
                "replay|Missing required parameter: 'JOURNAL'; see tiercel replay --help",
                "command runs/none kill|Missing required option: '--reason=TEXT'; see tiercel command --help",
                "command runs/none stop --reason x|Invalid value for positional parameter at index 1 (ACTION): expected one of [KILL, RESET] (case-insensitive) but was 'stop'; see tiercel command --help",
                "command runs/none kill --reason x|runs/none: no engine is running here, expected a file named commands that a running engine keeps in its run folder",
                "replay no/such/journal|journal: no/such/journal holds no journal, expected metadata.properties in it",
                "fly|Unmatched argument at index 0: 'fly'; see tiercel --help",
            })
    void shouldSayOneLineWhenAnArgumentIsUnusable(final String line, final String complaint) {
        final CommandRun run = CommandRun.of((Object[]) line.split(" "));

        assertUnusable(complaint, run);
    }

    private static void assertUnusable(final String complaint, final CommandRun run) {
        assertEquals(List.of("tiercel: " + complaint), run.errors());
        assertEquals(Main.UNUSABLE, run.status());
        assertEquals(List.of(), run.out());
    }

    private void assertRefused(final String file, final String yaml, final String complaint) throws IOException {
        final CommandRun run = run(file, yaml);

        assertUnusable("configuration " + config.resolve(file) + ": " + complaint, run);
        assertFalse(Files.exists(folder.resolve("journal")), "a journal was made");
    }

    private CommandRun run(final String file, final String yaml) throws IOException {
        Files.writeString(config.resolve(file), yaml);
        return CommandRun.of(
                "run", "--events", 100, "--model", "none", "--config", config, "--journal", folder.resolve("journal"));
    }
}
