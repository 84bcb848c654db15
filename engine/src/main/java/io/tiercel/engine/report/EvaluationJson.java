package io.tiercel.engine.report;

import io.tiercel.factors.evaluation.Evaluation;
import io.tiercel.factors.evaluation.FactorResult;
import io.tiercel.factors.evaluation.HorizonResult;
import io.tiercel.factors.evaluation.IcSummary;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Evaluated factors as one JSON object; null where a figure is undefined. Stateless, cold. */
public final class EvaluationJson {
    private EvaluationJson() {}

    /**
     * Everything, each date's coefficients too.
     *
     * @param evaluation what was found.
     * @return a new object.
     */
    public static ObjectNode of(final Evaluation evaluation) {
        return json(evaluation, true);
    }

    /**
     * Everything but each date's coefficients.
     *
     * @param evaluation what was found.
     * @return a new object.
     */
    public static ObjectNode summary(final Evaluation evaluation) {
        return json(evaluation, false);
    }

    private static ObjectNode json(final Evaluation evaluation, final boolean hasDates) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        final ArrayNode assets = json.putArray("assets");
        evaluation.assets().forEach(assets::add);
        if (hasDates) {
            final ArrayNode dates = json.putArray("dates");
            evaluation.dates().forEach(dates::add);
        } else {
            json.put("dates", evaluation.dates().size());
        }
        json.put("firstDate", evaluation.dates().getFirst());
        json.put("lastDate", evaluation.dates().getLast());
        final ArrayNode factors = json.putArray("factors");
        evaluation.factors().forEach(factor -> factors.add(factor(factor, hasDates)));
        final ArrayNode correlations = json.putArray("correlations");
        evaluation.correlations().forEach(row -> fill(correlations.addArray(), row));
        return json;
    }

    private static ObjectNode factor(final FactorResult factor, final boolean hasDates) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", factor.name());
        put(json, "coverage", factor.coverage());
        put(json, "turnover", factor.turnover());
        put(json, "rankTurnover", factor.rankTurnover());
        fill(json.putArray("icDecay"), factor.icDecay());
        fill(json.putArray("rankIcDecay"), factor.rankIcDecay());
        fill(json.putArray("rankAutocorrelation"), factor.autocorrelation());
        final ArrayNode horizons = json.putArray("horizons");
        for (final HorizonResult result : factor.horizons()) {
            final ObjectNode horizon = horizons.addObject().put("horizon", result.horizon());
            put(horizon.putObject("ic"), result.summary());
            put(horizon.putObject("rankIc"), result.rankSummary());
            fill(horizon.putArray("quintileMeans"), result.quintiles().means());
            put(horizon, "quintileSpread", result.quintiles().spread());
            put(horizon, "monotonicity", result.quintiles().monotonicity());
            if (hasDates) {
                fill(horizon.putArray("icByDate"), result.ic());
                fill(horizon.putArray("rankIcByDate"), result.rankIc());
            }
        }
        return json;
    }

    static void put(final ObjectNode json, final IcSummary summary) {
        json.put("n", summary.n());
        put(json, "mean", summary.mean());
        put(json, "std", summary.std());
        put(json, "ir", summary.ir());
        put(json, "t", summary.t());
        put(json, "hit", summary.hit());
    }

    static void put(final ObjectNode json, final String key, final double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        } else {
            json.putNull(key);
        }
    }

    static void fill(final ArrayNode array, final List<Double> values) {
        for (final double value : values) {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        }
    }
}
