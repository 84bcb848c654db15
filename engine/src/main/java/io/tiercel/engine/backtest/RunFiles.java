package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestConfiguration;
import io.tiercel.engine.configuration.FeedChoice;
import io.tiercel.engine.recovery.CodeVersion;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a backtest: the effective configuration, what was read, by which code, and what came of it. Made again by the same code from the same data
 * it holds the same bytes: nothing in it tells of a clock or a machine. A file is there whole or not at all. Cold.
 */
public final class RunFiles {
    /** The effective configuration; a backtest of its own. */
    public static final String CONFIGURATION = "backtest.yaml";

    /** What was read, by which code. */
    public static final String DATA = "data.json";

    /** What came of it. */
    public static final String SUMMARY = "summary.json";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    private RunFiles(final Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder to make; may exist when it is empty.
     * @return it.
     * @throws BadInputException when it holds something, or cannot be made.
     */
    public static RunFiles create(final Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new BadInputException("run folder " + folder + " is not empty, expected a new folder");
                }
            }
        } catch (final IOException e) {
            throw new BadInputException("run folder " + folder + " cannot be made, expected access: " + e, e);
        }
        return new RunFiles(folder);
    }

    /**
     * @param folder to make, or of a backtest that was cut off.
     * @return it.
     * @throws BadInputException when it holds something else, or cannot be made.
     */
    public static RunFiles resume(final Path folder) {
        if (!Files.exists(folder.resolve(CONFIGURATION))) {
            return create(folder);
        }
        return new RunFiles(folder);
    }

    /** A folder below this one. */
    Path makeFolder(final String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (final IOException e) {
            throw new BadInputException(folder.resolve(name) + " cannot be made, expected access: " + e, e);
        }
    }

    /** What a process that was killed left: decoded market data, halves of files. Their names begin with a point. */
    void removeLeftovers() {
        try (Stream<Path> content = Files.walk(folder)) {
            for (final Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                for (final Path step : folder.relativize(path)) {
                    if (step.toString().startsWith(".")) {
                        Files.deleteIfExists(path);
                    }
                }
            }
        } catch (final IOException e) {
            throw new BadInputException(folder + ": cannot be tidied, expected access: " + e, e);
        }
    }

    /** A folder below this one, which is empty, goes. */
    void remove(final String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (final IOException e) {
            throw new BadInputException(folder.resolve(name) + ": cannot be removed, expected access: " + e, e);
        }
    }

    /**
     * @return the folder.
     */
    public Path folder() {
        return folder;
    }

    /**
     * Writes configuration and data.
     *
     * @param backtest as it is configured.
     * @param market   that it reads.
     * @throws BadInputException when files of another backtest stand there.
     */
    void describe(final BacktestConfiguration backtest, final BacktestMarket market) {
        writeSame(CONFIGURATION, backtest.toYaml());
        writeSame(DATA, text(data(backtest, market)));
    }

    private static ObjectNode data(final BacktestConfiguration backtest, final BacktestMarket market) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", CodeVersion.hash());
        json.put("configuration", sha256(backtest.toYaml()));
        final ArrayNode feeds = json.putArray("feeds");
        market.descriptions().forEach(feeds::add);
        final ArrayNode seeds = json.putArray("seeds");
        backtest.settings().feeds().stream()
                .filter(feed -> feed.format().equals(FeedChoice.SIMULATED))
                .forEach(feed -> seeds.add(feed.seed()));
        final ArrayNode files = json.putArray("files");
        for (final DataFile file : market.files()) {
            files.addObject()
                    .put("name", file.name())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        final ArrayNode instruments = json.putArray("instruments");
        for (final Instrument instrument : market.registry().all()) {
            instruments
                    .addObject()
                    .put("symbol", instrument.symbol())
                    .put("priceScale", instrument.priceScale())
                    .put("qtyScale", instrument.qtyScale())
                    .put("tickSize", instrument.tickSize())
                    .put("lotSize", instrument.lotSize())
                    .put("multiplier", instrument.multiplier());
        }
        return json;
    }

    static String sha256(final String text) {
        return HexFormat.of().formatHex(DataFile.newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes a file, unless it is there with these very bytes. */
    private void writeSame(final String name, final String text) {
        final Path file = folder.resolve(name);
        try {
            if (Files.exists(file)) {
                if (!Files.readString(file).equals(text)) {
                    throw new BadInputException("run folder " + folder + ": " + name
                            + " is of another backtest, other data or other code, expected a new folder");
                }
                return;
            }
        } catch (final IOException e) {
            throw new BadInputException(file + ": cannot be read, expected access: " + e, e);
        }
        write(name, text);
    }

    /**
     * @param name of the file, below the folder.
     * @param json for it.
     */
    public void write(final String name, final ObjectNode json) {
        write(name, text(json));
    }

    void write(final String name, final String text) {
        final Path file = folder.resolve(name);
        final Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
        try {
            Files.writeString(partial, text);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException e) {
            throw new BadInputException(file + ": cannot be written, expected room and access: " + e, e);
        }
    }

    String read(final String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (final IOException e) {
            throw new BadInputException(folder.resolve(name) + ": cannot be read, expected access: " + e, e);
        }
    }

    boolean has(final String name) {
        return Files.exists(folder.resolve(name));
    }

    static String text(final ObjectNode json) {
        return MAPPER.writeValueAsString(json).replace("\r\n", "\n") + "\n";
    }
}
