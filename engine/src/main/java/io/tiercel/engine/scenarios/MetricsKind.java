package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cases of the performance figures: equity curves, attribution, shortfall, round trips, fills. Stateless; cold. */
public final class MetricsKind implements ScenarioKind {
    private static final String KIND = "metrics";
    private static final String TOLERANCE = "tolerance";

    /**
     * A case as it stands in the file.
     *
     * @param name   of the case.
     * @param kind   metrics.
     * @param note   the arithmetic.
     * @param input  of one of the questions, which {@code what} names.
     * @param expect by name of the figure; null = not defined.
     */
    record Case(String name, String kind, String note, ObjectNode input, ObjectNode expect) {}

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final Case read = CaseReader.bind(scenario, Case.class);
        if (read.input() == null || read.expect() == null) {
            throw new BadInputException("case has no input or no expect, expected both");
        }
        final Map<String, Object> figures = figures(read.input());
        final JsonNode tolerance = read.expect().path(TOLERANCE);
        if (!tolerance.isNumber() || !(tolerance.doubleValue() >= 0)) {
            throw new BadInputException("expect has no tolerance, expected a number that is not negative");
        }
        for (final Map.Entry<String, JsonNode> expected : read.expect().properties()) {
            final String name = expected.getKey();
            if (!name.equals(TOLERANCE)) {
                if (!figures.containsKey(name)) {
                    throw new BadInputException(
                            "expect names " + name + ", expected one of " + String.join(", ", figures.keySet()));
                }
                if (!isEqual(expected.getValue(), figures.get(name), tolerance.doubleValue())) {
                    return Optional.of(name + " is " + figures.get(name) + ", expected " + expected.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> figures(final ObjectNode input) {
        final String what = input.path("what").isString() ? input.get("what").stringValue() : "";
        final Class<? extends MetricsCase> question = switch (what) {
            case "nav" -> NavCase.class;
            case "attribution" -> AttributionCase.class;
            case "implementation_shortfall" -> ShortfallCase.class;
            case "round_trips" -> RoundTripsCase.class;
            case "fills" -> FillsCase.class;
            default ->
                throw new BadInputException("what is \"" + what
                        + "\", expected nav, attribution, implementation_shortfall, round_trips or fills");
        };
        return CaseReader.bind(input, question).figures();
    }

    private static boolean isEqual(final JsonNode expected, final Object figure, final double tolerance) {
        if (expected.isNull()) {
            return figure == null;
        }
        if (expected.isBoolean()) {
            return figure instanceof final Boolean is && is == expected.booleanValue();
        }
        if (expected.isArray()) {
            if (!(figure instanceof final List<?> all) || all.size() != expected.size()) {
                return false;
            }
            for (int i = 0; i < all.size(); i++) {
                if (!isEqual(expected.get(i), all.get(i), tolerance)) {
                    return false;
                }
            }
            return true;
        }
        if (!(figure instanceof final Number number)) {
            return false;
        }
        if (expected.isIntegralNumber()) {
            return number.doubleValue() == expected.doubleValue();
        }
        final double scale = Math.max(1, Math.abs(expected.doubleValue()));
        return expected.isNumber() && Math.abs(number.doubleValue() - expected.doubleValue()) <= tolerance * scale;
    }
}
