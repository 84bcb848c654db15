package io.tiercel.engine.configuration;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.risk.limits.RiskConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that a session is configured with: one record per YAML file. Immutable, cold.
 * <p>
 * The files of the given folder lie over those that ship with the engine, key by key; a file that is absent there is the shipped one. The effective
 * configuration is written into the journal's metadata, and a replay reads it from there.
 *
 * @param engine      {@code engine.yaml}.
 * @param instruments {@code instruments.yaml}.
 * @param factors     {@code factors.yaml}.
 * @param strategy    {@code strategy.yaml}.
 * @param risk        {@code risk.yaml}.
 */
public record Configuration(
        EngineSettings engine,
        InstrumentsSettings instruments,
        FactorsConfig factors,
        StrategySettings strategy,
        RiskConfig risk) {
    /** System property that names the folder of the shipped files. */
    public static final String SHIPPED_FOLDER_PROPERTY = "tiercel.config";

    private static final String FACTORS = "factors.yaml";
    private static final String INSTRUMENTS = "instruments.yaml";
    private static final String CURRENCY = "currency";
    private static final String FORMULAS = "formulas";

    /**
     * @return the shipped configuration.
     */
    public static Configuration shipped() {
        return load(shippedFolder());
    }

    /**
     * @param folder whose files lie over the shipped ones.
     * @return the effective configuration.
     * @throws BadInputException one line with file, key and what was expected.
     */
    public static Configuration load(final Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("configuration folder " + folder + " does not exist, expected a folder with "
                    + "engine.yaml or some of instruments.yaml, factors.yaml, strategy.yaml, risk.yaml");
        }
        return new Configuration(
                bind(folder, "engine.yaml", EngineSettings.class),
                bind(folder, INSTRUMENTS, InstrumentsSettings.class),
                bind(folder, FACTORS, FactorsConfig.class),
                bind(folder, "strategy.yaml", StrategySettings.class),
                bind(folder, "risk.yaml", RiskConfig.class));
    }

    /**
     * @param text as {@link #toYaml} gave it.
     * @param where it comes from, for messages.
     * @return the configuration.
     */
    public static Configuration fromYaml(final String text, final String where) {
        final ObjectNode tree = YamlBinder.parse(text, where);
        if (tree.get("factors") instanceof final ObjectNode factors) {
            allowNoFormulas(factors);
        }
        if (tree.get("instruments") instanceof final ObjectNode instruments) {
            allowNoCurrency(instruments);
        }
        return YamlBinder.bind(tree, Configuration.class, where);
    }

    /**
     * @param file of factors, which lies over the shipped one, key by key.
     * @return what it says.
     * @throws BadInputException one line with file, key and what was expected.
     */
    public static FactorsConfig factors(final Path file) {
        final ObjectNode tree =
                YamlBinder.merge(YamlBinder.read(shippedFolder().resolve(FACTORS)), YamlBinder.read(file));
        allowNoFormulas(tree);
        return YamlBinder.bind(tree, FactorsConfig.class, file.toString());
    }

    /** An instrument without a currency is in the account's. */
    private static void allowNoCurrency(final ObjectNode instruments) {
        for (final JsonNode entry : instruments.path("instruments")) {
            if (entry instanceof final ObjectNode instrument && !instrument.has(CURRENCY)) {
                instrument.put(CURRENCY, InstrumentSettings.BASE_CURRENCY);
            }
        }
    }

    /** A key that may be absent. */
    private static void allowNoFormulas(final ObjectNode factors) {
        if (!factors.has(FORMULAS)) {
            factors.putObject(FORMULAS);
        }
    }

    /**
     * @return one YAML document with everything.
     */
    public String toYaml() {
        return YamlBinder.write(this);
    }

    /**
     * What decides the digests: everything but threads, the journal's files and recovery.
     *
     * @return one YAML document; two sessions of equal ones do the same with the same inputs.
     */
    public String decisiveYaml() {
        final ObjectNode tree = YamlBinder.parse(toYaml(), "of the session");
        if (tree.get("engine") instanceof final ObjectNode engine) {
            engine.remove(List.of("pipeline", "journal", "recovery"));
        }
        return YamlBinder.write(tree);
    }

    private static <T> T bind(final Path folder, final String name, final Class<T> type) {
        final Path own = folder.resolve(name);
        final Path shipped = shippedFolder().resolve(name);
        ObjectNode tree = YamlBinder.read(shipped);
        Path where = shipped;
        if (Files.exists(own)) {
            tree = YamlBinder.merge(tree, YamlBinder.read(own));
            where = own;
        }
        if (name.equals(FACTORS)) {
            allowNoFormulas(tree);
        } else if (name.equals(INSTRUMENTS)) {
            allowNoCurrency(tree);
        }
        return YamlBinder.bind(tree, type, where.toString());
    }

    private static Path shippedFolder() {
        return Path.of(System.getProperty(SHIPPED_FOLDER_PROPERTY, "config"));
    }
}
