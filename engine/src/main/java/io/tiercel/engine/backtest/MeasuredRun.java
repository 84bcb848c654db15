package io.tiercel.engine.backtest;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A finished run of one set of parameters. Immutable, cold.
 *
 * @param parameters place to value.
 * @param outcome    what it came to.
 * @param metrics    name to value; an empty one is not defined for this run.
 * @param equity     at the start and at the end of each period.
 */
record MeasuredRun(
        Map<String, String> parameters,
        BacktestOutcome outcome,
        Map<String, OptionalDouble> metrics,
        List<EquitySample> equity) {
    SetResult result(final int index) {
        return new SetResult(
                index,
                parameters,
                metrics,
                OutcomeJson.hex(outcome.coreDigest()),
                OutcomeJson.hex(outcome.outputDigest()),
                outcome.end().map(end -> end.kind().name()).orElse("DATA_ENDED"));
    }
}
