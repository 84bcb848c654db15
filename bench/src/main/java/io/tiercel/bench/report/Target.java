package io.tiercel.bench.report;

import java.util.Locale;

/** What a figure has to reach. Immutable, cold. */
public sealed interface Target {
    /** Nothing was promised. */
    Target NONE = new None();

    /**
     * @param value of the figure, in its unit.
     * @param ratio of the figure to its bare part; NaN without one.
     * @return true when the target is reached.
     */
    boolean isMet(double value, double ratio);

    /**
     * @return the target in few characters; empty if there is none.
     */
    String text();

    /**
     * @param value largest that is still good, in the figure's unit.
     * @return the target.
     */
    static Target atMost(final double value) {
        return new AtMost(value);
    }

    /**
     * @param value smallest that is still good, in the figure's unit.
     * @return the target.
     */
    static Target atLeast(final double value) {
        return new AtLeast(value);
    }

    /**
     * @param ratio largest ratio to the bare part that is still good.
     * @return the target.
     */
    static Target ratioAtMost(final double ratio) {
        return new RatioAtMost(ratio);
    }

    /** Nothing was promised. */
    record None() implements Target {
        @Override
        public boolean isMet(final double value, final double ratio) {
            return true;
        }

        @Override
        public String text() {
            return "";
        }
    }

    /**
     * @param limit largest good value.
     */
    record AtMost(double limit) implements Target {
        @Override
        public boolean isMet(final double value, final double ratio) {
            return value <= limit;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "<= %.0f", limit);
        }
    }

    /**
     * @param limit smallest good value.
     */
    record AtLeast(double limit) implements Target {
        @Override
        public boolean isMet(final double value, final double ratio) {
            return value >= limit;
        }

        @Override
        public String text() {
            final boolean hasOneDecimal = Math.rint(limit * 10.0) == limit * 10.0;
            return String.format(Locale.ROOT, hasOneDecimal ? ">= %.1f" : ">= %.2f", limit);
        }
    }

    /**
     * @param limit largest good ratio.
     */
    record RatioAtMost(double limit) implements Target {
        @Override
        public boolean isMet(final double value, final double ratio) {
            return ratio <= limit;
        }

        @Override
        public String text() {
            final boolean hasOneDecimal = Math.rint(limit * 10.0) == limit * 10.0;
            return String.format(Locale.ROOT, hasOneDecimal ? "<= %.1fx" : "<= %.2fx", limit);
        }
    }
}
