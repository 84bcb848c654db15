package io.tiercel.engine.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one set of parameters came to. Immutable; cold.
 *
 * @param parameters name to value, the same names in every row.
 * @param metrics    name to figure; empty where it is not defined.
 */
public record SweepRow(Map<String, String> parameters, Map<String, OptionalDouble> metrics) {
    public SweepRow {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    OptionalDouble metric(final String name) {
        return metrics.getOrDefault(name, OptionalDouble.empty());
    }
}
