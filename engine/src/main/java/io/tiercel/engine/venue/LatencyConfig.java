package io.tiercel.engine.venue;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;

/**
 * How long market data, commands and reports are under way. Immutable.
 *
 * @param model           of commands and reports; which of the other keys are read depends on it.
 * @param feedNs          from the exchange to the engine, ns, of market data that come in the exchange's time; 0 = the engine sees what the venue has.
 * @param entryNs         CONSTANT: from the engine to the venue, ns.
 * @param responseNs      CONSTANT: from the venue to the engine, ns.
 * @param seed            SAMPLED: of the draws.
 * @param entryTableNs    SAMPLED: what a command draws from, ns.
 * @param responseTableNs SAMPLED: what a report draws from, ns.
 * @param rows            INTERPOLATED: times of request, venue and response, ns since the epoch; requests and venue times rising.
 */
public record LatencyConfig(
        LatencyModel model,
        long feedNs,
        long entryNs,
        long responseNs,
        long seed,
        List<Long> entryTableNs,
        List<Long> responseTableNs,
        List<List<Long>> rows) {
    /** One minute: more is a mistyped unit. */
    public static final long MAX_NS = 60_000_000_000L;

    private static final int TIMES = 3;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public LatencyConfig {
        if (model == null) {
            throw new BadInputException("venue.latency.model is missing, expected CONSTANT, SAMPLED or INTERPOLATED");
        }
        require("feedNs", feedNs);
        require("entryNs", entryNs);
        require("responseNs", responseNs);
        entryTableNs = List.copyOf(entryTableNs);
        responseTableNs = List.copyOf(responseTableNs);
        rows = rows.stream().map(List::copyOf).toList();
        entryTableNs.forEach(value -> require("entryTableNs", value));
        responseTableNs.forEach(value -> require("responseTableNs", value));
        if (model == LatencyModel.SAMPLED && (entryTableNs.isEmpty() || responseTableNs.isEmpty())) {
            throw new BadInputException("venue.latency: model SAMPLED with an empty table, expected entryTableNs and"
                    + " responseTableNs with at least one value each");
        }
        if (model == LatencyModel.INTERPOLATED) {
            requireRows(rows);
        }
    }

    /**
     * @param entryNs    from the engine to the venue.
     * @param responseNs from the venue to the engine.
     * @return constant latencies, no feed latency.
     */
    public static LatencyConfig constant(final long entryNs, final long responseNs) {
        return new LatencyConfig(LatencyModel.CONSTANT, 0, entryNs, responseNs, 0, List.of(), List.of(), List.of());
    }

    Latency latency() {
        return switch (model) {
            case CONSTANT -> new ConstantLatency(entryNs, responseNs);
            case SAMPLED -> new SampledLatency(seed, entryTableNs, responseTableNs);
            case INTERPOLATED -> new InterpolatedLatency(rows);
        };
    }

    private static void require(final String key, final long valueNs) {
        if (valueNs < 0 || valueNs > MAX_NS) {
            throw new BadInputException("venue.latency." + key + " = " + valueNs + ", expected 0 to " + MAX_NS + " ns");
        }
    }

    private static void requireRows(final List<List<Long>> rows) {
        if (rows.isEmpty()) {
            throw new BadInputException("venue.latency: model INTERPOLATED without rows, expected at least one");
        }
        for (int i = 0; i < rows.size(); i++) {
            final List<Long> row = rows.get(i);
            if (row.size() != TIMES) {
                throw new BadInputException("venue.latency.rows[" + i + "] has " + row.size()
                        + " times, expected 3: request, venue, response");
            }
            require("rows[" + i + "] entry", row.get(1) - row.get(0));
            require("rows[" + i + "] response", row.get(2) - row.get(1));
            if (i > 0
                    && (row.get(0) <= rows.get(i - 1).get(0)
                            || row.get(1) <= rows.get(i - 1).get(1))) {
                throw new BadInputException("venue.latency.rows[" + i + "] = " + row
                        + ", expected request and venue times after those of the row before");
            }
        }
    }
}
