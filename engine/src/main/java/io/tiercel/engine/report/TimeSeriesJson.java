package io.tiercel.engine.report;

import io.tiercel.factors.evaluation.TimeSeriesEvaluation;
import io.tiercel.factors.evaluation.TimeSeriesFactor;
import io.tiercel.factors.evaluation.TimeSeriesHorizon;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Evaluated factors of one instrument as one JSON object; null where a figure is undefined. Stateless, cold. */
public final class TimeSeriesJson {
    private TimeSeriesJson() {}

    /**
     * Everything.
     *
     * @param evaluation what was found.
     * @return a new object.
     */
    public static ObjectNode of(final TimeSeriesEvaluation evaluation) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("instrument", evaluation.name());
        json.put("events", evaluation.events());
        json.put("firstTimeNs", evaluation.firstNs());
        json.put("lastTimeNs", evaluation.lastNs());
        final ArrayNode slices = json.putArray("sliceStartNs");
        evaluation.slices().forEach(slices::add);
        final ArrayNode lags = json.putArray("autocorrelationLags");
        TimeSeriesEvaluation.LAGS.forEach(lags::add);
        final ArrayNode factors = json.putArray("factors");
        evaluation.factors().forEach(factor -> factors.add(factor(factor)));
        final ArrayNode correlations = json.putArray("correlations");
        evaluation.correlations().forEach(row -> EvaluationJson.fill(correlations.addArray(), row));
        return json;
    }

    private static ObjectNode factor(final TimeSeriesFactor factor) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", factor.name());
        EvaluationJson.put(json, "coverage", factor.coverage());
        EvaluationJson.fill(json.putArray("autocorrelation"), factor.autocorrelation());
        final ArrayNode horizons = json.putArray("horizons");
        for (final TimeSeriesHorizon result : factor.horizons()) {
            final ObjectNode horizon =
                    horizons.addObject().put("horizon", result.horizon().label());
            horizon.put("pairs", result.pairs());
            EvaluationJson.put(horizon, "ic", result.ic());
            EvaluationJson.put(horizon, "rankIc", result.rankIc());
            EvaluationJson.put(horizon.putObject("slices"), result.sliceSummary());
            EvaluationJson.fill(horizon.putArray("icBySlice"), result.sliceIc());
            EvaluationJson.fill(horizon.putArray("quintileMeansBps"), result.means());
            EvaluationJson.put(horizon, "quintileSpreadBps", result.spread());
            EvaluationJson.put(horizon, "monotonicity", result.monotonicity());
        }
        return json;
    }
}
