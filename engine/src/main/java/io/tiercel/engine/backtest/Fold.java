package io.tiercel.engine.backtest;

import io.tiercel.engine.configuration.WalkForwardSettings;
import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the data on which parameters are traded, and those on which they are chosen. Nothing is traded in sample within the purge before it or behind it,
 * nor within the embargo behind that. Immutable, cold.
 *
 * @param number      from 0, in the order of time.
 * @param inSample    one part, or with {@code K_FOLD} the one before and the one behind, where there is any.
 * @param outOfSample the part.
 */
record Fold(int number, List<Part> inSample, Part outOfSample) {
    private static final int MOST_FOLDS = 1000;

    /**
     * A span of time.
     *
     * @param fromNs first moment.
     * @param toNs   first moment behind it.
     */
    record Part(long fromNs, long toNs) {
        boolean isEmpty() {
            return fromNs >= toNs;
        }
    }

    Fold {
        inSample = List.copyOf(inSample);
    }

    /**
     * @param settings of the walk-forward.
     * @param fromNs   first moment of the data that may be traded.
     * @param toNs     first moment behind the data.
     * @return the folds, at least one.
     * @throws BadInputException when the data are too short, or the folds too many.
     */
    static List<Fold> of(final WalkForwardSettings settings, final long fromNs, final long toNs) {
        final long outOfSampleNs = positive("walkForward.outOfSample", settings.outOfSample());
        final long purgeNs = TimeText.durationOrZeroNs("walkForward.purge", settings.purge());
        final long embargoNs = TimeText.durationOrZeroNs("walkForward.embargo", settings.embargo());
        final boolean isKFold = settings.mode() == WalkForwardSettings.Mode.K_FOLD;
        final long inSampleNs = isKFold ? 0 : positive("walkForward.inSample", settings.inSample());
        final List<Fold> folds = new ArrayList<>();
        for (long startNs = Math.addExact(fromNs, inSampleNs);
                startNs < toNs;
                startNs = Math.addExact(startNs, outOfSampleNs)) {
            final Part outOfSample = new Part(startNs, Math.min(toNs, Math.addExact(startNs, outOfSampleNs)));
            final List<Part> inSample = new ArrayList<>();
            final long firstNs = settings.mode() == WalkForwardSettings.Mode.ROLLING ? startNs - inSampleNs : fromNs;
            inSample.add(new Part(firstNs, startNs - purgeNs));
            if (isKFold) {
                inSample.add(new Part(Math.addExact(outOfSample.toNs(), Math.addExact(purgeNs, embargoNs)), toNs));
            }
            inSample.removeIf(Part::isEmpty);
            if (inSample.isEmpty()) {
                throw new BadInputException("walkForward: purge and embargo leave nothing in sample for the part from "
                        + TimeText.of(startNs) + ", expected shorter ones, or more data");
            }
            folds.add(new Fold(folds.size(), inSample, outOfSample));
            if (folds.size() > MOST_FOLDS) {
                throw new BadInputException(
                        "walkForward: more than " + MOST_FOLDS + " folds, expected a longer outOfSample");
            }
        }
        if (folds.isEmpty()) {
            throw new BadInputException("walkForward: the data, from " + TimeText.of(fromNs) + " to "
                    + TimeText.of(toNs) + ", end within the first in-sample part, expected a shorter one");
        }
        return folds;
    }

    private static long positive(final String key, final String text) {
        final long lengthNs = TimeText.durationNs(key, text);
        if (lengthNs == 0) {
            throw new BadInputException(key + " = " + text + ", expected more than nothing");
        }
        return lengthNs;
    }
}
