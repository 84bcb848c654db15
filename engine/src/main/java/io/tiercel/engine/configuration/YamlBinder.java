package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML trees, lays one over another, and binds them to records; every complaint is one line with file, key and what was expected. Cold. */
final class YamlBinder {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(new SimpleModule().addDeserializer(StrategyEntry.class, new StrategyEntryReader()))
            .addModule(LimitText.module())
            .build();

    private YamlBinder() {}

    /** Reads a file that must hold a mapping. */
    static ObjectNode read(final Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (final NoSuchFileException missing) {
            throw new BadInputException("configuration " + file + ": not found, expected an existing file", missing);
        } catch (final IOException unreadable) {
            throw new BadInputException(
                    "configuration " + file + ": cannot be read, expected a text file in UTF-8: " + unreadable,
                    unreadable);
        }
    }

    /** Parses text that must hold a mapping. */
    static ObjectNode parse(final String text, final String where) {
        try {
            final JsonNode tree = MAPPER.readTree(text);
            if (tree instanceof ObjectNode mapping) {
                return mapping;
            }
            throw new BadInputException(
                    "configuration " + where + " is not a mapping, expected lines such as `key: value`");
        } catch (final StreamReadException garbled) {
            throw new BadInputException(
                    "configuration " + where + ", line " + garbled.getLocation().getLineNr() + ": "
                            + firstLine(garbled.getOriginalMessage()) + ", expected YAML",
                    garbled);
        } catch (final JacksonException garbled) {
            throw new BadInputException(
                    "configuration " + where + ": " + firstLine(garbled.getOriginalMessage()) + ", expected YAML",
                    garbled);
        }
    }

    /** Lays {@code over} upon {@code base}: mappings merge key by key, everything else replaces. */
    static ObjectNode merge(final ObjectNode base, final ObjectNode over) {
        final ObjectNode merged = base.deepCopy();
        for (final var entry : over.properties()) {
            final JsonNode below = merged.get(entry.getKey());
            final JsonNode above = entry.getValue();
            merged.set(
                    entry.getKey(),
                    below instanceof ObjectNode baseMapping && above instanceof ObjectNode overMapping
                            ? merge(baseMapping, overMapping)
                            : above);
        }
        return merged;
    }

    /** Binds a tree to a record. */
    static <T> T bind(final ObjectNode tree, final Class<T> type, final String where) {
        requireKnown(tree, type, "", where);
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (final UnrecognizedPropertyException unknown) {
            throw new BadInputException(
                    "configuration " + where + ": unknown key " + path(unknown) + ", expected one of "
                            + names(unknown.getKnownPropertyIds()),
                    unknown);
        } catch (final InvalidFormatException mismatch) {
            throw new BadInputException(
                    "configuration " + where + ": " + path(mismatch) + " = " + mismatch.getValue() + ", expected "
                            + expected(mismatch.getTargetType()),
                    mismatch);
        } catch (final MismatchedInputException mismatch) {
            throw new BadInputException(
                    "configuration " + where + ": key " + path(mismatch) + complaint(mismatch), mismatch);
        } catch (final DatabindException rejected) {
            if (rejected.getCause() instanceof BadInputException said) {
                throw new BadInputException("configuration " + where + ": " + said.getMessage(), rejected);
            }
            throw new BadInputException(
                    "configuration " + where + ": key " + path(rejected) + ": "
                            + firstLine(rejected.getOriginalMessage()),
                    rejected);
        }
    }

    /** A misspelled key is told as such, not as the one that is missing in its place. */
    private static void requireKnown(
            final ObjectNode tree, final Class<?> type, final String prefix, final String where) {
        if (!type.isRecord()) {
            return;
        }
        final Map<String, Class<?>> known = new TreeMap<>();
        for (final RecordComponent component : type.getRecordComponents()) {
            known.put(component.getName(), component.getType());
        }
        for (final var entry : tree.properties()) {
            final Class<?> below = known.get(entry.getKey());
            if (below == null) {
                throw new BadInputException("configuration " + where + ": unknown key " + prefix + entry.getKey()
                        + ", expected one of " + String.join(", ", known.keySet()));
            }
            if (entry.getValue() instanceof ObjectNode mapping) {
                requireKnown(mapping, below, prefix + entry.getKey() + ".", where);
            }
        }
    }

    /** A record as a tree. */
    static ObjectNode tree(final Record value) {
        return MAPPER.valueToTree(value);
    }

    /** A mapping without keys. */
    static ObjectNode emptyTree() {
        return MAPPER.createObjectNode();
    }

    /** Writes a record as YAML. */
    static String write(final Object value) {
        return MAPPER.writeValueAsString(value);
    }

    private static String path(final DatabindException thrown) {
        return thrown.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String complaint(final MismatchedInputException mismatch) {
        final String message = firstLine(mismatch.getOriginalMessage());
        if (message.startsWith("Missing creator property")) {
            return " is missing";
        }
        if (message.startsWith("Null value for creator property")) {
            return " has no value";
        }
        return ": expected " + expected(mismatch.getTargetType());
    }

    private static String expected(final Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type.isRecord()) {
            return "a mapping: lines such as `key: value`";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "a value of type " + type.getSimpleName();
    }

    private static String names(final Collection<Object> known) {
        return known == null
                ? "none"
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String firstLine(final String message) {
        final int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
