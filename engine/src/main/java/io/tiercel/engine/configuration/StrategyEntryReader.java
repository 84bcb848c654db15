package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.catalogue.StrategyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.node.ObjectNode;

/** Binds a strategy's parameters to the record that its type asks for, laid over the defaults of that record. Stateless; cold. */
final class StrategyEntryReader extends ValueDeserializer<StrategyEntry> {
    private static final List<String> KEYS = List.of("type", "name", "instruments", "parameters");

    @Override
    public StrategyEntry deserialize(final JsonParser parser, final DeserializationContext context) {
        final JsonNode tree = context.readTree(parser);
        if (!(tree instanceof final ObjectNode entry)) {
            throw new BadInputException(
                    "strategies: expected a list of mappings with the keys " + String.join(", ", KEYS));
        }
        final String name = text(entry, "name", "?");
        for (final String key : entry.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw complaint(name, "unknown key " + key + ", expected one of " + String.join(", ", KEYS));
            }
        }
        final String type = text(entry, "type", name);
        return new StrategyEntry(type, name, instruments(entry, name), parameters(context, entry, name, type));
    }

    private static Record parameters(
            final DeserializationContext context, final ObjectNode entry, final String name, final String typeName) {
        final JsonNode given = entry.path("parameters");
        if (!(given.isMissingNode() || given instanceof ObjectNode)) {
            throw complaint(name, "key parameters: expected a mapping: lines such as `key: value`");
        }
        try {
            final StrategyType type = StrategyEntry.type(typeName);
            ObjectNode values = type.defaults().map(YamlBinder::tree).orElseGet(YamlBinder::emptyTree);
            if (given instanceof final ObjectNode mapping) {
                requireKnown(mapping, type, name);
                values = YamlBinder.merge(values, mapping);
            }
            return context.readTreeAsValue(values, type.parameters());
        } catch (final BadInputException e) {
            throw complaint(name, e);
        } catch (final DatabindException e) {
            if (e.getCause() instanceof final BadInputException said) {
                throw complaint(name, said);
            }
            e.prependPath(entry, "parameters");
            throw e;
        }
    }

    private static void requireKnown(final ObjectNode mapping, final StrategyType type, final String name) {
        final List<String> known = Arrays.stream(type.parameters().getRecordComponents())
                .map(component -> component.getName())
                .sorted()
                .toList();
        for (final String key : mapping.propertyNames()) {
            if (!known.contains(key)) {
                throw complaint(
                        name,
                        "unknown key parameters." + key + ", expected "
                                + known.stream()
                                        .collect(Collectors.collectingAndThen(
                                                Collectors.joining(", "),
                                                keys -> keys.isEmpty() ? "none" : "one of " + keys)));
            }
        }
    }

    private static List<String> instruments(final ObjectNode entry, final String name) {
        final List<String> symbols = new ArrayList<>();
        final JsonNode list = entry.path("instruments");
        if (!list.isArray()) {
            throw complaint(name, "key instruments: expected a list such as [\"*\"]");
        }
        for (final JsonNode symbol : list) {
            if (!symbol.isString()) {
                throw complaint(name, "instruments: " + symbol + ", expected a symbol");
            }
            symbols.add(symbol.stringValue());
        }
        return symbols;
    }

    private static String text(final ObjectNode entry, final String key, final String name) {
        final JsonNode value = entry.path(key);
        if (!value.isString()) {
            throw complaint(name, "key " + key + (value.isMissingNode() ? " is missing" : ": expected a text"));
        }
        return value.stringValue();
    }

    private static BadInputException complaint(final String name, final String what) {
        return new BadInputException("strategy " + name + ": " + what);
    }

    private static BadInputException complaint(final String name, final BadInputException said) {
        final String message = said.getMessage();
        return message.startsWith("strategy " + name)
                ? said
                : new BadInputException("strategy " + name + ": " + message, said);
    }
}
