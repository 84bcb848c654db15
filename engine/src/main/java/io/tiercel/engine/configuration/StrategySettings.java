package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.maker.MakerConfig;
import io.tiercel.strategy.taker.TakerConfig;
import java.util.List;

/**
 * {@code strategy.yaml}. Strategies get their ids in the order of the file, takers first.
 *
 * @param model  file of the ONNX model, {@code builtin:next-move} for the one that ships, or {@link #NO_MODEL}.
 * @param takers strategies that act on the model's probability.
 * @param makers market makers.
 */
public record StrategySettings(String model, List<TakerSettings> takers, List<MakerSettings> makers) {
    /** Value of {@code model} that means none. */
    public static final String NO_MODEL = "none";

    /** Value of {@code instruments} that means every instrument of the session. */
    public static final String EVERY_INSTRUMENT = "*";

    /**
     * @throws BadInputException if {@code model} is empty.
     */
    public StrategySettings {
        if (model.isBlank()) {
            throw new BadInputException("model is empty, expected a file, builtin:next-move or " + NO_MODEL);
        }
    }

    /**
     * @return true when a model is named.
     */
    public boolean hasModel() {
        return !model.equals(NO_MODEL);
    }

    /**
     * @param instruments symbols, or {@link #EVERY_INSTRUMENT}.
     * @param parameters  of the strategy.
     */
    public record TakerSettings(List<String> instruments, TakerConfig parameters) {}

    /**
     * @param instruments symbols, or {@link #EVERY_INSTRUMENT}.
     * @param parameters  of the strategy.
     */
    public record MakerSettings(List<String> instruments, MakerConfig parameters) {}
}
