package io.tiercel.bench.latency;

import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.pipeline.WaitPolicy;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;

/**
 * What to measure. Immutable, cold.
 *
 * @param rates      events per second, each 1 to 10 million.
 * @param seconds    measured per rate, above 0; fewer where the day in memory ends before.
 * @param threading  of the engine.
 * @param waitPolicy of the engine and of the bare hop.
 */
public record LatencyPlan(List<Long> rates, double seconds, ThreadingMode threading, WaitPolicy waitPolicy) {
    /** Events that the day in memory has at most: 320 MB of slots. */
    static final int MOST_EVENTS = 2_500_000;

    /** Events that go through as fast as they can before each rate, not measured. */
    static final int BURST_EVENTS = 400_000;

    private static final long HIGHEST_RATE = 10_000_000;
    private static final double PACED_WARM_UP_SECONDS = 0.5;

    /**
     * @throws BadInputException naming the option, its value and the allowed range.
     */
    public LatencyPlan {
        rates = List.copyOf(rates);
        for (final long rate : rates) {
            if (rate < 1 || rate > HIGHEST_RATE) {
                throw new BadInputException(
                        "--rate " + rate + ", expected 1 to " + HIGHEST_RATE + " events per second");
            }
        }
        if (!(seconds > 0) || seconds > 600) {
            throw new BadInputException("--seconds " + seconds + ", expected more than 0, at most 600");
        }
    }

    /**
     * @param rate events per second.
     * @return events at that rate before the measurement.
     */
    int warmUpEvents(final long rate) {
        return (int) Math.min(MOST_EVENTS / 4, Math.ceil(rate * PACED_WARM_UP_SECONDS));
    }

    /**
     * @param rate events per second.
     * @return measured events.
     */
    int measuredEvents(final long rate) {
        final int room = MOST_EVENTS - BURST_EVENTS - warmUpEvents(rate);
        return (int) Math.min(room, Math.ceil(rate * seconds));
    }

    /**
     * @return events that the day needs for the highest rate.
     */
    int dayEvents() {
        return rates.stream()
                .mapToInt(rate -> BURST_EVENTS + warmUpEvents(rate) + measuredEvents(rate))
                .max()
                .orElse(BURST_EVENTS);
    }
}
