package io.tiercel.engine.backtest;

import io.tiercel.marketdata.input.BadInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one set of parameters came to. Immutable, cold.
 *
 * @param index        of the set.
 * @param parameters   place to value.
 * @param metrics      name to value; an empty one is not defined for this run.
 * @param digest       of the core, as hexadecimal digits.
 * @param outputDigest of all that it told.
 * @param end          how the run ended, see {@link BacktestOutcome.Kind}; DATA_ENDED if not early.
 */
public record SetResult(
        int index,
        Map<String, String> parameters,
        Map<String, OptionalDouble> metrics,
        String digest,
        String outputDigest,
        String end) {
    /**
     * @return one JSON object, which {@link #parse} reads.
     */
    public ObjectNode json() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("set", index);
        final ObjectNode values = json.putObject("parameters");
        parameters.forEach(values::put);
        OutcomeJson.put(json.putObject("metrics"), metrics);
        json.put("digest", digest);
        json.put("outputDigest", outputDigest);
        json.put("end", end);
        return json;
    }

    /**
     * @param text  as {@link #json} wrote it.
     * @param where it is from, for messages.
     * @return the result.
     * @throws BadInputException when it is no such text.
     */
    public static SetResult parse(final String text, final String where) {
        try {
            final JsonNode json = JsonMapper.shared().readTree(text);
            final Map<String, String> parameters = new LinkedHashMap<>();
            json.required("parameters")
                    .properties()
                    .forEach(entry ->
                            parameters.put(entry.getKey(), entry.getValue().stringValue()));
            final Map<String, OptionalDouble> metrics = new LinkedHashMap<>();
            json.required("metrics")
                    .properties()
                    .forEach(entry -> metrics.put(
                            entry.getKey(),
                            entry.getValue().isNull()
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(entry.getValue().doubleValue())));
            return new SetResult(
                    json.required("set").intValue(),
                    parameters,
                    metrics,
                    json.required("digest").stringValue(),
                    json.required("outputDigest").stringValue(),
                    json.required("end").stringValue());
        } catch (final JacksonException e) {
            throw new BadInputException(
                    where + ": no result of a set, expected one that a sweep wrote: "
                            + String.valueOf(e.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    e);
        }
    }
}
