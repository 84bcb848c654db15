package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the cases of a folder and binds them strictly: a key that no field takes is an error. Stateless; cold. */
final class CaseReader {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String EXPECTED = ", expected a list of cases, each a mapping with name and kind";

    private CaseReader() {}

    /**
     * All cases of a folder, in the order of file names.
     *
     * @throws BadInputException when there is none, a file cannot be read, or two cases have one name.
     */
    static List<ObjectNode> read(final Path folder) {
        final List<ObjectNode> cases = new ArrayList<>();
        final Map<String, Path> files = new HashMap<>();
        for (final Path file : files(folder)) {
            for (final ObjectNode scenario : casesOf(file)) {
                final Path before = files.putIfAbsent(name(scenario), file);
                if (before != null) {
                    throw new BadInputException(file + ": case " + name(scenario) + " is there twice, also in " + before
                            + ", expected unique names");
                }
                cases.add(scenario);
            }
        }
        return cases;
    }

    private static List<Path> files(final Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadInputException(folder + ": is no folder, expected one with cases in files *.yaml");
        }
        try (Stream<Path> all = Files.list(folder)) {
            final List<Path> files = all.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new BadInputException(folder + ": holds no case, expected files *.yaml");
            }
            return files;
        } catch (final IOException e) {
            throw new BadInputException(folder + ": cannot be listed, expected a folder with cases: " + e, e);
        }
    }

    private static List<ObjectNode> casesOf(final Path file) {
        final JsonNode tree;
        try {
            tree = MAPPER.readTree(Files.readString(file));
        } catch (final JacksonException e) {
            throw new BadInputException(
                    file + ", line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": " + firstLine(e)
                            + ", expected YAML",
                    e);
        } catch (final IOException e) {
            throw new BadInputException(file + ": cannot be read, expected a text file in UTF-8: " + e, e);
        }
        if (!tree.isArray()) {
            throw new BadInputException(file + ": is no list" + EXPECTED);
        }
        final List<ObjectNode> cases = new ArrayList<>();
        for (final JsonNode node : tree) {
            if (!(node instanceof final ObjectNode scenario)
                    || !node.path("name").isString()
                    || !node.path("kind").isString()) {
                throw new BadInputException(file + ": entry " + cases.size() + " has no name or no kind" + EXPECTED);
            }
            cases.add(scenario);
        }
        return cases;
    }

    static String name(final ObjectNode scenario) {
        return scenario.get("name").stringValue();
    }

    static String kind(final ObjectNode scenario) {
        return scenario.get("kind").stringValue();
    }

    /**
     * Binds a case, or a part of one, to records whose components are the keys in camel case.
     *
     * @throws BadInputException naming the key that no component takes, or whose value is of another type.
     */
    static <T> T bind(final JsonNode node, final Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (final JacksonException e) {
            throw new BadInputException("case cannot be read: " + firstLine(e), e);
        }
    }

    private static String firstLine(final JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("");
    }
}
