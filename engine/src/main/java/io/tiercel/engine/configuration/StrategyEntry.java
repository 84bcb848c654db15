package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.catalogue.StrategyType;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * One strategy of {@code strategy.yaml}. Immutable, cold.
 *
 * @param type        short name of one that ships, or the full name of a class on the class path, see {@link StrategyType}.
 * @param name        in reports; letters, digits, {@code _}, {@code .} and {@code -}, unique.
 * @param instruments symbols, or {@link StrategySettings#EVERY_INSTRUMENT}; no symbol twice.
 * @param parameters  a record of the class that the type asks for.
 */
public record StrategyEntry(String type, String name, List<String> instruments, Record parameters) {
    private static final String NAME = "[A-Za-z0-9_.-]{1,64}";

    /**
     * @param name as {@code type} has it.
     * @return the type; a class that does not ship is looked for where the thread's classes come from.
     * @throws BadInputException if there is none.
     */
    public static StrategyType type(final String name) {
        final ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? StrategyType.of(name) : StrategyType.of(name, loader);
    }

    /**
     * @throws BadInputException if the name is of another form, or instruments are missing or named twice.
     */
    public StrategyEntry {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(parameters, "parameters");
        instruments = List.copyOf(instruments);
        if (!name.matches(NAME)) {
            throw new BadInputException(
                    "strategy " + name + ": expected a name of 1 to 64 letters, digits, '_', '.' and '-'");
        }
        if (instruments.isEmpty() || new HashSet<>(instruments).size() != instruments.size()) {
            throw new BadInputException("strategy " + name + ": instruments = " + instruments
                    + ", expected [\"*\"] or symbols, none twice");
        }
    }
}
