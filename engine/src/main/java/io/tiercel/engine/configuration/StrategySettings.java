package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code strategy.yaml}. Strategies get their ids in the order of the list, and are called in it.
 *
 * @param model      file of the ONNX model, {@code builtin:next-move} for the one that ships, or {@link #NO_MODEL}.
 * @param strategies no two of one name.
 */
public record StrategySettings(String model, List<StrategyEntry> strategies) {
    /** Value of {@code model} that means none. */
    public static final String NO_MODEL = "none";

    /** Value of {@code instruments} that means every instrument of the session. */
    public static final String EVERY_INSTRUMENT = "*";

    /**
     * @throws BadInputException if {@code model} is empty or two strategies have one name.
     */
    public StrategySettings {
        if (model.isBlank()) {
            throw new BadInputException("model is empty, expected a file, builtin:next-move or " + NO_MODEL);
        }
        strategies = List.copyOf(strategies);
        final Set<String> names = new HashSet<>();
        for (final StrategyEntry strategy : strategies) {
            if (!names.add(strategy.name())) {
                throw new BadInputException("strategy " + strategy.name() + " is there twice, expected unique names");
            }
        }
    }

    /**
     * @return nobody who trades, and no model.
     */
    public static StrategySettings none() {
        return new StrategySettings(NO_MODEL, List.of());
    }

    /**
     * @return true when a model is named.
     */
    public boolean hasModel() {
        return !model.equals(NO_MODEL);
    }

    /**
     * @param other file of a model, {@code builtin:next-move} or {@link #NO_MODEL}.
     * @return the same strategies with that model.
     */
    public StrategySettings withModel(final String other) {
        return new StrategySettings(other, strategies);
    }
}
