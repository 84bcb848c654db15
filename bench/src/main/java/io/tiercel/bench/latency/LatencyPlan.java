package io.tiercel.bench.latency;

import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.pipeline.WaitPolicy;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * What to measure. Immutable, cold.
 *
 * @param rates        events per second, each 1 to 10 million.
 * @param modes        threading modes of the engine.
 * @param durabilities of its journal.
 * @param seconds      measured per rate, above 0; fewer where the day in memory ends before.
 * @param waitPolicy   of the engine and of the bare hop.
 * @param isWithModel  whether the shipped model is asked when a best price moves.
 * @param burstEvents  that go through as fast as they can before each rate, not measured: {@link #BURST_EVENTS} but in tests; fewer where two seconds are
 *                     over before.
 */
public record LatencyPlan(
        List<Long> rates,
        List<ThreadingMode> modes,
        List<Durability> durabilities,
        double seconds,
        WaitPolicy waitPolicy,
        boolean isWithModel,
        int burstEvents) {
    /** Events that the day in memory has at most: 320 MB of slots. */
    static final int MOST_EVENTS = 2_500_000;

    /** Enough to have everything compiled. */
    public static final int BURST_EVENTS = 400_000;

    private static final int RING_SLOTS_EACH = 256;

    static final long BURST_NS = 2_000_000_000L;

    private static final long HIGHEST_RATE = 10_000_000;
    private static final double PACED_WARM_UP_SECONDS = 0.5;
    private static final double NS_PER_SECOND = 1e9;
    private static final double GIVE_UP_FACTOR = 1.25;
    private static final double GIVE_UP_SECONDS = 0.5;

    /**
     * @throws BadInputException naming the option, its value and the allowed range.
     */
    public LatencyPlan {
        rates = List.copyOf(rates);
        modes = List.copyOf(modes);
        durabilities = List.copyOf(durabilities);
        for (final long rate : rates) {
            if (rate < 1 || rate > HIGHEST_RATE) {
                throw new BadInputException(
                        "--rates " + rate + ", expected 1 to " + HIGHEST_RATE + " events per second");
            }
        }
        if (!(seconds > 0) || seconds > 600) {
            throw new BadInputException("--seconds " + seconds + ", expected more than 0, at most 600");
        }
        requireEachOnce("--rates", rates);
        requireEachOnce("--modes", modes);
        requireEachOnce("--durability", durabilities);
    }

    private static void requireEachOnce(final String option, final List<?> values) {
        if (values.isEmpty() || values.stream().distinct().count() != values.size()) {
            throw new BadInputException(option + " " + values + ", expected one or more, each once");
        }
    }

    /**
     * @return every mode with every durability at every rate, the rates innermost.
     */
    public List<LatencyCase> cases() {
        final List<LatencyCase> cases = new ArrayList<>();
        for (final ThreadingMode mode : modes) {
            for (final Durability durability : durabilities) {
                rates.forEach(rate -> cases.add(new LatencyCase(mode, durability, rate)));
            }
        }
        return cases;
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
        final int room = MOST_EVENTS - burstEvents - warmUpEvents(rate);
        return (int) Math.min(room, Math.ceil(rate * seconds));
    }

    /**
     * A system that cannot keep the rate is not waited for until it has taken all: what it takes until then shows that.
     *
     * @param events to publish.
     * @param rate   per second.
     * @return nanoseconds after which the load generator gives up.
     */
    static long patienceNs(final int events, final long rate) {
        return (long) ((events / (double) rate * GIVE_UP_FACTOR + GIVE_UP_SECONDS) * NS_PER_SECOND);
    }

    /**
     * What is in the ring when the load generator gives up is worked off before the next measurement: with a sync for each event a ring of the shipped length
     * takes half a minute.
     *
     * @param durability of the journal.
     * @param shipped    slots of the shipped configuration.
     * @return slots of the input ring.
     */
    static int ringSlots(final Durability durability, final int shipped) {
        return durability == Durability.EACH ? Math.min(shipped, RING_SLOTS_EACH) : shipped;
    }

    /**
     * @return events that the day needs for the highest rate.
     */
    int dayEvents() {
        return rates.stream()
                .mapToInt(rate -> burstEvents + warmUpEvents(rate) + measuredEvents(rate))
                .max()
                .orElse(burstEvents);
    }
}
