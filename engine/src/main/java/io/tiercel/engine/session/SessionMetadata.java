package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.RecoverySettings;
import io.tiercel.engine.recovery.JournalFollower;
import io.tiercel.engine.recovery.Recovery;
import io.tiercel.engine.recovery.SessionCore;
import io.tiercel.engine.recovery.SessionSnapshots;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalMetadata;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.ModelCard;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.OnnxModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a journal says about its session, so that a replay needs nothing else. Cold. */
public final class SessionMetadata {
    /** Version of all record schemas together. */
    public static final int SCHEMA_VERSION = 3;

    private static final int WARM_UP_INFERENCES = 2_000;
    private static final String CONFIGURATION = "configuration";
    private static final String FEED = "feed";
    private static final String SYMBOLS = "symbols";
    private static final String MODEL_SHA256 = "model.sha256";
    private static final String MODEL_LOCATION = "model.location";
    private static final String MODEL_CARD = "model.card";
    private static final String MODEL_RUNTIME = "model.runtime";
    private static final String JVM = "jvm";
    private static final String INCARNATION = "incarnation";
    private static final String CPU = "cpu";

    private SessionMetadata() {}

    /**
     * @param configuration of the session.
     * @param source        of its market data.
     * @param registry      of its instruments.
     * @param model         if any.
     * @return the journal's metadata entries.
     */
    static Map<String, String> entries(
            final Configuration configuration,
            final FeedSource source,
            final InstrumentRegistry registry,
            final Optional<ModelFile> model) {
        final Map<String, String> entries = new LinkedHashMap<>();
        entries.put(CONFIGURATION, configuration.toYaml());
        entries.put(FEED, source.description());
        entries.put(SYMBOLS, symbols(registry));
        entries.put(JVM, System.getProperty("java.vm.version"));
        entries.put(CPU, System.getProperty("os.arch"));
        model.ifPresent(file -> {
            entries.put(MODEL_SHA256, ModelFile.sha256(file.bytes()));
            entries.put(MODEL_LOCATION, file.location());
            entries.put(MODEL_CARD, file.card().text());
            entries.put(MODEL_RUNTIME, OnnxModel.runtime());
        });
        return entries;
    }

    /**
     * A session goes on only as what it began as.
     *
     * @param metadata      of its journal.
     * @param configuration that it is to go on with.
     * @param source        of its market data.
     * @param registry      of its instruments.
     * @throws BadInputException naming what is another.
     */
    static void requireSame(
            final JournalMetadata metadata,
            final Configuration configuration,
            final FeedSource source,
            final InstrumentRegistry registry) {
        requireEqual("the feed", feed(metadata), source.description());
        requireEqual("the list of instruments", String.join(",", symbols(metadata)), symbols(registry));
        final String began = configuration(metadata).decisiveYaml();
        final String now = configuration.decisiveYaml();
        if (!began.equals(now)) {
            final List<String> first = began.lines().toList();
            final List<String> second = now.lines().toList();
            int line = 0;
            while (line < first.size()
                    && line < second.size()
                    && first.get(line).equals(second.get(line))) {
                line++;
            }
            requireEqual(
                    "the configuration",
                    line < first.size() ? first.get(line).strip() : "nothing more",
                    line < second.size() ? second.get(line).strip() : "nothing more");
        }
    }

    private static void requireEqual(final String what, final String began, final String now) {
        if (!began.equals(now)) {
            throw new BadInputException(
                    "resume: " + what + " is another than that of the journal: found " + now + ", expected " + began);
        }
    }

    private static String symbols(final InstrumentRegistry registry) {
        return registry.all().stream().map(Instrument::symbol).collect(Collectors.joining(","));
    }

    /**
     * @param metadata of a journal.
     * @return the configuration its session ran with.
     */
    public static Configuration configuration(final JournalMetadata metadata) {
        return Configuration.fromYaml(require(metadata, CONFIGURATION), "of the journal");
    }

    /**
     * @param metadata of a journal.
     * @return true when it is that of a session, not of market data that were stored.
     */
    public static boolean isOfSession(final JournalMetadata metadata) {
        return metadata.entries().containsKey(CONFIGURATION);
    }

    /**
     * @param metadata of a journal.
     * @return symbols its session traded, in the order of their ids.
     */
    public static List<String> symbols(final JournalMetadata metadata) {
        return Arrays.asList(require(metadata, SYMBOLS).split(",", -1));
    }

    /**
     * Loads the model that the session ran with from the journal's artifacts.
     *
     * @param journal open.
     * @return the model, warmed up; the caller closes it; empty if the session had none.
     */
    public static Optional<Model> model(final JournalDirectory journal) {
        final Map<String, String> entries = journal.metadata().entries();
        return Optional.ofNullable(entries.get(MODEL_SHA256))
                .map(sha256 -> load(
                        new ModelFile(
                                "artifact " + sha256 + " of the journal",
                                journal.artifact(sha256),
                                ModelCard.parse(require(journal.metadata(), MODEL_CARD), "of the journal")),
                        configuration(journal.metadata()).factors()));
    }

    /**
     * A second core behind a journal.
     *
     * @param journal  of a session, open for reading.
     * @param settings how often snapshots are taken, and how many stay.
     * @param model    the follower's own; the caller closes it.
     * @param note     gets a line for each snapshot that cannot be used.
     * @return the follower; the caller closes it.
     */
    public static JournalFollower follower(
            final JournalDirectory journal,
            final RecoverySettings settings,
            final Optional<Model> model,
            final Consumer<String> note) {
        final Configuration configuration = configuration(journal.metadata());
        final InstrumentRegistry registry = configuration.instruments().registry(symbols(journal.metadata()));
        return new JournalFollower(
                journal,
                new SessionSnapshots(journal.path(), SCHEMA_VERSION, configuration),
                settings,
                handlers -> new SessionCore(configuration, registry, model, handlers),
                note);
    }

    /**
     * @param file    of the model.
     * @param factors that the session computes.
     * @return the model, warmed up; the caller closes it.
     */
    public static Model load(final ModelFile file, final FactorsConfig factors) {
        final OnnxModel model = new OnnxModel(file, factors.chosenIds());
        model.warmUp(WARM_UP_INFERENCES);
        return model;
    }

    /**
     * @param metadata of a journal.
     * @return starts of its session so far, 1 or more.
     */
    static int incarnation(final JournalMetadata metadata) {
        return Integer.parseInt(metadata.entries().getOrDefault(INCARNATION, "1"));
    }

    /**
     * Notes that a session goes on; how it had stopped itself, if it did, becomes a part of that note.
     *
     * @param metadata    of its journal.
     * @param incarnation starts of the session, this one included.
     * @param recovered   how the journal was taken up.
     * @return all entries of the journal's metadata from now on.
     */
    static Map<String, String> restarted(
            final JournalMetadata metadata, final int incarnation, final Recovery.Recovered recovered) {
        final Map<String, String> entries = new LinkedHashMap<>(metadata.entries());
        final String stopped = SessionStop.read(metadata)
                .map(stop -> ", after it had stopped itself at " + stop)
                .orElse("");
        SessionStop.removeFrom(entries);
        entries.put(INCARNATION, Integer.toString(incarnation));
        entries.put(
                "restart." + incarnation,
                "behind input " + recovered.core().lastSequence() + ", snapshot " + recovered.snapshotSequence()
                        + ", outputs appended " + recovered.outputsAppended() + stopped);
        return entries;
    }

    /**
     * @param metadata of a journal.
     * @return one line that names its feed.
     */
    public static String feed(final JournalMetadata metadata) {
        return require(metadata, FEED);
    }

    /**
     * @param metadata of a journal.
     * @return where its session's model came from and the hash of its bytes; empty if it had none.
     */
    public static Optional<String> modelName(final JournalMetadata metadata) {
        return Optional.ofNullable(metadata.entries().get(MODEL_LOCATION))
                .map(location -> location + ", SHA-256 " + require(metadata, MODEL_SHA256));
    }

    private static String require(final JournalMetadata metadata, final String key) {
        return Optional.ofNullable(metadata.entries().get(key))
                .orElseThrow(() -> new JournalException(
                        "journal: metadata has no entry " + key + ", expected a journal of a session"));
    }
}
