package io.tiercel.factors.evaluation;

import java.util.regex.Matcher;

/** How far ahead a return of one instrument reaches: so many events, or so much time. */
public sealed interface Horizon {
    /** Returns by events: see {@link TimeSeriesIc#returnsByEvents}. */
    record Events(int events) implements Horizon {
        /** Checks the range. */
        public Events {
            if (events < 1) {
                throw new IllegalArgumentException("horizon " + events + " events, expected 1 or more");
            }
        }

        @Override
        public String label() {
            return events + (events == 1 ? " event" : " events");
        }

        @Override
        public double[] returns(final long[] timesNs, final double[] mids) {
            return TimeSeriesIc.returnsByEvents(mids, events);
        }
    }

    /** Returns by the clock of the events: see {@link TimeSeriesIc#returnsByClock}. */
    record Clock(long ns) implements Horizon {
        /** Checks the range. */
        public Clock {
            if (ns < 1) {
                throw new IllegalArgumentException("horizon " + ns + " ns, expected 1 or more");
            }
        }

        @Override
        public String label() {
            for (final HorizonUnit unit : HorizonUnit.values()) {
                if (ns % unit.ns() == 0) {
                    return ns / unit.ns() + " " + unit.text();
                }
            }
            throw new AssertionError("every number of nanoseconds is one");
        }

        @Override
        public double[] returns(final long[] timesNs, final double[] mids) {
            return TimeSeriesIc.returnsByClock(timesNs, mids, ns);
        }
    }

    /**
     * @param text such as {@code 50}, {@code 50ev}, {@code 1s}, {@code 500ms}, {@code 5min}.
     * @return the horizon.
     * @throws IllegalArgumentException when the text is no horizon, or one beyond the nanoseconds that a long can count.
     */
    static Horizon parse(final String text) {
        final Matcher matcher = HorizonUnit.TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new IllegalArgumentException(
                    "horizon " + text + ", expected events such as 50, or time such as 1s, 500ms, 5min");
        }
        final int number = Integer.parseInt(matcher.group(1));
        final String unit = matcher.group(2);
        if (unit == null || unit.equals("ev")) {
            return new Events(number);
        }
        for (final HorizonUnit candidate : HorizonUnit.values()) {
            if (candidate.text().equals(unit)) {
                if (number > Long.MAX_VALUE / candidate.ns()) {
                    throw new IllegalArgumentException("horizon " + text + ", expected less than 292 years");
                }
                return new Clock(number * candidate.ns());
            }
        }
        throw new AssertionError("the pattern lists the units: " + unit);
    }

    /**
     * @return such as {@code 50 events} or {@code 1 s}.
     */
    String label();

    /**
     * @param timesNs time of each event, nanoseconds, never descending.
     * @param mids    mid after each event, any unit; NaN where there is none.
     * @return log return that follows each event, basis points; NaN where nobody knows it.
     */
    double[] returns(long[] timesNs, double[] mids);
}
