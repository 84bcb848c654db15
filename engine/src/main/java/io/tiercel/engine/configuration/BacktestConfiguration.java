package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A backtest's file: what {@link BacktestSettings} says, and beside it any of the engine's own files, {@code engine}, {@code instruments},
 * {@code factors}, {@code strategy} and {@code risk}, each laid over the shipped one, key by key; instruments are laid over those of the same symbol, and a
 * new one needs symbol, priceScale and tickSize.
 * {@code venue}, {@code session} and {@code simulation} stand for the engine's keys of that name, {@code model} and
 * {@code strategies} for the strategy's. A key that is not known is refused. Immutable, cold.
 */
public final class BacktestConfiguration {
    private static final String INSTRUMENTS = "instruments";
    private static final List<String> SECTIONS = List.of("engine", INSTRUMENTS, "factors", "strategy", "risk");
    private static final Map<String, String> SECTION_OF_KEY = Map.of(
            "venue", "engine",
            "session", "engine",
            "simulation", "engine",
            "model", "strategy",
            "strategies", "strategy");
    private static final String DEFAULTS = """
            name: backtest
            feeds: []
            from: ""
            to: ""
            warmUp: ""
            benchmark: ""
            periodSeconds: 86400
            periodsPerYear: 252
            riskFreePerYear: 0
            zone: UTC
            sweep: {}
            walkForward: {mode: NONE, inSample: "", outOfSample: "", purge: "", embargo: "", metric: sharpe, isLowerBest: false}
            """;
    private static final String FEED_DEFAULTS =
            "{format: auto, files: [], symbol: \"\", date: \"\", seed: 1, events: 1000000, days: 1}";

    private static final String INSTRUMENT_DEFAULTS = """
            qtyScale: 0
            lotSize: 1
            multiplier: 1
            currency: USD
            fees: {makerPpb: 0, takerPpb: 0, makerPerUnitNanos: 0, takerPerUnitNanos: 0, sellPpb: 0, sellPerUnitNanos: 0,
              commissionPerUnitNanos: 0, commissionMinMicros: 0}
            """;

    private final String where;
    private final ObjectNode tree;
    private final BacktestSettings settings;
    private final Configuration configuration;

    private BacktestConfiguration(final ObjectNode tree, final String where) {
        this.where = where;
        this.tree = tree;
        final ObjectNode plan = tree.deepCopy();
        final ObjectNode engine = JsonNodeFactory.instance.objectNode();
        for (final String section : SECTIONS) {
            engine.set(section, plan.remove(section));
        }
        settings = YamlBinder.bind(plan, BacktestSettings.class, where);
        configuration = YamlBinder.bind(engine, Configuration.class, where);
    }

    /**
     * @param file of the backtest.
     * @return what it says, over what ships with the engine.
     * @throws BadInputException one line with file, key and what was expected.
     */
    public static BacktestConfiguration load(final Path file) {
        final String where = file.toString();
        final ObjectNode said = YamlBinder.read(file);
        requireKnown(said, where);
        final ObjectNode shipped = YamlBinder.parse(Configuration.shipped().toYaml(), "of the engine");
        final ObjectNode base = YamlBinder.merge(YamlBinder.parse(DEFAULTS, "defaults"), shipped);
        final ObjectNode merged = YamlBinder.merge(base, inSections(said, shipped));
        if (merged.get("feeds") instanceof final ArrayNode feeds) {
            final ObjectNode feedDefaults = YamlBinder.parse(FEED_DEFAULTS, "defaults of a feed");
            for (int i = 0; i < feeds.size(); i++) {
                if (feeds.get(i) instanceof final ObjectNode feed) {
                    feeds.set(i, YamlBinder.merge(feedDefaults, feed));
                }
            }
        }
        return new BacktestConfiguration(merged, where);
    }

    /**
     * @param text as {@link #toYaml} gave it.
     * @return the same configuration.
     */
    public static BacktestConfiguration fromYaml(final String text) {
        return new BacktestConfiguration(YamlBinder.parse(text, "of the backtest"), "of the backtest");
    }

    private static void requireKnown(final ObjectNode said, final String where) {
        final TreeSet<String> known = new TreeSet<>(SECTION_OF_KEY.keySet());
        known.addAll(SECTIONS);
        YamlBinder.parse(DEFAULTS, "defaults").propertyNames().forEach(known::add);
        for (final String key : said.propertyNames()) {
            if (!known.contains(key)) {
                throw new BadInputException("configuration " + where + ": unknown key " + key + ", expected one of "
                        + String.join(", ", known));
            }
        }
    }

    /** Keys that stand for those of a section moved there; listed instruments laid over the shipped ones. */
    private static ObjectNode inSections(final ObjectNode said, final ObjectNode shipped) {
        final ObjectNode moved = said.deepCopy();
        for (final var entry : new TreeMap<>(SECTION_OF_KEY).entrySet()) {
            if (moved.has(entry.getKey())) {
                final JsonNode value = moved.remove(entry.getKey());
                final ObjectNode section = moved.get(entry.getValue()) instanceof final ObjectNode existing
                        ? existing
                        : moved.putObject(entry.getValue());
                section.set(entry.getKey(), value);
            }
        }
        if (moved.get(INSTRUMENTS) instanceof final ArrayNode listed) {
            final ArrayNode all = shipped.get(INSTRUMENTS) instanceof final ObjectNode section
                            && section.get(INSTRUMENTS) instanceof final ArrayNode known
                    ? known.deepCopy()
                    : JsonNodeFactory.instance.arrayNode();
            listed.forEach(instrument -> lay(instrument, all));
            moved.putObject(INSTRUMENTS).set(INSTRUMENTS, all);
        }
        return moved;
    }

    private static void lay(final JsonNode instrument, final ArrayNode all) {
        for (int i = 0; i < all.size(); i++) {
            if (instrument instanceof final ObjectNode over
                    && all.get(i) instanceof final ObjectNode known
                    && known.path("symbol").equals(over.path("symbol"))) {
                all.set(i, YamlBinder.merge(known, over));
                return;
            }
        }
        all.add(
                instrument instanceof final ObjectNode given
                        ? YamlBinder.merge(YamlBinder.parse(INSTRUMENT_DEFAULTS, "defaults of an instrument"), given)
                        : instrument);
    }

    /**
     * The same with other values at some places. A place is a path of keys through the file; an element of a list is named by its {@code name}, its
     * {@code type} or its number from 0, and what stands under its {@code parameters} may be named without that word.
     *
     * @param values by place, such as {@code strategies.maker.riskAversion}.
     * @return the changed configuration.
     * @throws BadInputException when there is no such place, or a value is not allowed there.
     */
    public BacktestConfiguration with(final Map<String, String> values) {
        final ObjectNode changed = tree.deepCopy();
        values.forEach((place, value) -> set(changed, place, value));
        return new BacktestConfiguration(changed, where + " with " + values);
    }

    /**
     * @param parameters of a sweep, by place, which join those of the file and replace them.
     * @return the changed configuration.
     */
    public BacktestConfiguration withSweep(final Map<String, String> parameters) {
        final ObjectNode changed = tree.deepCopy();
        final ObjectNode sweep =
                changed.get("sweep") instanceof final ObjectNode given ? given : changed.putObject("sweep");
        parameters.forEach(sweep::put);
        return new BacktestConfiguration(changed, where);
    }

    private void set(final ObjectNode root, final String place, final String value) {
        final List<String> steps = new ArrayList<>(List.of(place.split("\\.", -1)));
        final String section = SECTION_OF_KEY.get(steps.getFirst());
        if (section != null) {
            steps.addFirst(section);
        }
        JsonNode node = root;
        for (final String step : steps.subList(0, steps.size() - 1)) {
            node = below(node, step).orElseThrow(() -> unknown(place, step));
        }
        final String key = steps.getLast();
        final JsonNode parsed =
                YamlBinder.parse("{value: " + value + "}", "parameter " + place).get("value");
        final ObjectNode holder = node instanceof final ObjectNode mapping ? holding(mapping, key) : null;
        if (holder == null) {
            throw unknown(place, key);
        }
        holder.set(key, parsed);
    }

    private static ObjectNode holding(final ObjectNode mapping, final String key) {
        if (mapping.has(key)) {
            return mapping;
        }
        return mapping.get("parameters") instanceof final ObjectNode parameters ? parameters : null;
    }

    private static Optional<JsonNode> below(final JsonNode node, final String step) {
        if (node instanceof final ObjectNode mapping) {
            if (mapping.has(step)) {
                return Optional.of(mapping.get(step));
            }
            return mapping.get("parameters") instanceof final ObjectNode parameters
                    ? Optional.ofNullable(parameters.get(step))
                    : Optional.empty();
        }
        if (node instanceof final ArrayNode list) {
            for (final String naming : List.of("name", "type", "symbol")) {
                for (final JsonNode element : list) {
                    if (element.path(naming).asString("").equals(step)) {
                        return Optional.of(element);
                    }
                }
            }
            return step.matches("\\d{1,4}") ? Optional.ofNullable(list.get(Integer.parseInt(step))) : Optional.empty();
        }
        return Optional.empty();
    }

    private BadInputException unknown(final String place, final String step) {
        return new BadInputException("parameter " + place + ": there is no " + step + " in " + where
                + ", expected a path such as venue.latency.entryNs or strategies.maker.riskAversion");
    }

    /**
     * @return what is read, and over which time.
     */
    public BacktestSettings settings() {
        return settings;
    }

    /**
     * @return how the engine is configured.
     */
    public Configuration configuration() {
        return configuration;
    }

    /**
     * @return one YAML document with everything.
     */
    public String toYaml() {
        return YamlBinder.write(tree);
    }
}
