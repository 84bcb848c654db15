package io.tiercel.factors.evaluation;

import java.util.regex.Pattern;

/** Units of time that a horizon is told in, largest first. */
enum HorizonUnit {
    MINUTES(60_000_000_000L, "min"),
    SECONDS(1_000_000_000L, "s"),
    MILLISECONDS(1_000_000L, "ms"),
    MICROSECONDS(1_000L, "us"),
    NANOSECONDS(1L, "ns");

    /** A count of events, or a span of time with its unit. */
    static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(ev|min|s|ms|us|ns)?");

    private final long ns;
    private final String text;

    HorizonUnit(final long ns, final String text) {
        this.ns = ns;
        this.text = text;
    }

    long ns() {
        return ns;
    }

    String text() {
        return text;
    }
}
