package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.BacktestSettings;
import io.tiercel.marketdata.input.BadInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which events a run is given, and from when on it may trade. Immutable; cold.
 *
 * @param fromNs       first moment at which orders are accepted; {@code Long.MIN_VALUE} = no limit.
 * @param toNs         first moment that is not part of the run; {@code Long.MAX_VALUE} = none.
 * @param warmUpNs     time that strategies see without trading: before {@code fromNs} if there is one, else from the first event on.
 * @param warmUpEvents events that strategies see without trading, from the first on.
 */
record TradingSpan(long fromNs, long toNs, long warmUpNs, long warmUpEvents) {
    private static final Pattern EVENTS = Pattern.compile("(\\d{1,15})\\s*events?");

    TradingSpan {
        if (toNs <= fromNs) {
            throw new BadInputException(
                    "to = " + TimeText.of(toNs) + ", expected later than from = " + TimeText.of(fromNs));
        }
    }

    static TradingSpan of(final BacktestSettings settings) {
        final long from = settings.from().isBlank() ? Long.MIN_VALUE : TimeText.timeNs("from", settings.from());
        final long to = settings.to().isBlank() ? Long.MAX_VALUE : TimeText.timeNs("to", settings.to());
        final Matcher events = EVENTS.matcher(settings.warmUp().strip());
        if (!events.matches()) {
            return new TradingSpan(from, to, TimeText.durationOrZeroNs("warmUp", settings.warmUp()), 0);
        }
        if (from != Long.MIN_VALUE) {
            throw new BadInputException("warmUp = " + settings.warmUp()
                    + ": events are counted from the first, expected a duration where there is a from");
        }
        return new TradingSpan(from, to, 0, Long.parseLong(events.group(1)));
    }

    /** The same warm-up, another span. */
    TradingSpan within(final long newFromNs, final long newToNs) {
        return new TradingSpan(newFromNs, newToNs, warmUpNs, warmUpEvents);
    }

    /**
     * @param firstTimeNs of the data.
     * @return first moment at which orders are accepted.
     */
    long tradesFromNs(final long firstTimeNs) {
        return fromNs == Long.MIN_VALUE ? Math.addExact(firstTimeNs, warmUpNs) : fromNs;
    }

    /**
     * @param hasBooks books need their day from its beginning, whatever the warm-up.
     * @return events before it are not given to the run.
     */
    long seesFromNs(final boolean hasBooks) {
        return hasBooks || fromNs == Long.MIN_VALUE || warmUpNs == 0 ? Long.MIN_VALUE : fromNs - warmUpNs;
    }
}
