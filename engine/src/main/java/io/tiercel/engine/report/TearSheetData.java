package io.tiercel.engine.report;

import io.tiercel.engine.performance.Benchmark;
import io.tiercel.engine.performance.TradingRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tear sheet is made of. Immutable; cold.
 *
 * @param title           of the page.
 * @param subtitle        one line: what ran on which data.
 * @param record          of the run; the caller closes it.
 * @param riskFreePerYear risk-free return of a year.
 * @param benchmark       that the run is compared with, if any.
 * @param statements      costs, latencies, switches and the like, name to text, in the order in which they are told.
 * @param warnings        what a reader must know first: an early end, checks that were off.
 */
public record TearSheetData(
        String title,
        String subtitle,
        TradingRecord record,
        double riskFreePerYear,
        Optional<Benchmark> benchmark,
        Map<String, String> statements,
        List<String> warnings) {
    public TearSheetData {
        statements = Collections.unmodifiableMap(new LinkedHashMap<>(statements));
        warnings = List.copyOf(warnings);
    }
}
