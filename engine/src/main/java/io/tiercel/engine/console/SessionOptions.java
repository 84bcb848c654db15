package io.tiercel.engine.console;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.EngineSettings;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that demo and run share; what is given here goes over the configuration files. */
final class SessionOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FOLDER",
            description = "Folder of your own YAML files (or one of them); each lies over the shipped one, key by key.")
    private Path config;

    @Option(names = "--threading", paramLabel = "MODE", description = "INVOKER, SHARED or DEDICATED.")
    private ThreadingMode threading;

    @Option(names = "--durability", paramLabel = "LEVEL", description = "OFF, GROUP or EACH.")
    private Durability durability;

    @Option(names = "--model", paramLabel = "FILE", description = "ONNX file, builtin:next-move, or none.")
    private String model;

    @Option(
            names = "--json",
            description = "Print one JSON object as the last line, and nothing else on standard output.")
    private boolean isJson;

    boolean isJson() {
        return isJson;
    }

    Configuration configuration() {
        final Configuration loaded = config == null ? Configuration.shipped() : Configuration.load(folder(config));
        final EngineSettings engine = loaded.engine();
        final PipelineConfig pipeline = engine.pipeline();
        final PipelineConfig changed = new PipelineConfig(
                threading == null ? pipeline.threadingMode() : threading,
                durability == null ? pipeline.durability() : durability,
                pipeline.waitPolicy(),
                pipeline.pinThreads(),
                pipeline.processors(),
                pipeline.ringSlots(),
                pipeline.outputRingBytes(),
                pipeline.probeEvery());
        final StrategySettings strategy = loaded.strategy();
        return new Configuration(
                new EngineSettings(
                        changed,
                        engine.session(),
                        engine.journal(),
                        engine.recovery(),
                        engine.venue(),
                        engine.simulation()),
                loaded.instruments(),
                loaded.factors(),
                model == null ? strategy : strategy.withModel(model),
                loaded.risk());
    }

    private static Path folder(final Path given) {
        if (Files.isRegularFile(given)) {
            final Path parent = given.toAbsolutePath().getParent();
            if (parent != null) {
                return parent;
            }
        }
        if (!Files.isDirectory(given)) {
            throw new BadInputException(
                    "--config " + given + " does not exist, expected a folder of YAML files, or one of them");
        }
        return given;
    }
}
