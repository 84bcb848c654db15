package io.tiercel.engine.scenarios;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Inputs of a case about performance. Immutable; cold. */
interface MetricsCase {
    /**
     * @return what comes of the inputs: numbers, booleans, lists of numbers; null where a figure is not defined.
     */
    Map<String, Object> figures();

    /** Figures whose empty ones become null. */
    static Map<String, Object> nullable(final Map<String, OptionalDouble> figures) {
        final Map<String, Object> nullable = new LinkedHashMap<>();
        figures.forEach((name, figure) -> nullable.put(name, figure.isEmpty() ? null : figure.getAsDouble()));
        return nullable;
    }
}
