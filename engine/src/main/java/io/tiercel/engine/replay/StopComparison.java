package io.tiercel.engine.replay;

import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.session.SessionStop;
import java.util.List;
import java.util.Optional;

/**
 * Whether a session that stopped itself and its replay stopped alike. A core that failed fails again on the same input; any other stage may fail once
 * and never again, and then the replay must go on. Cold.
 */
final class StopComparison {
    private StopComparison() {}

    /**
     * @param session      how the session stopped itself; stage {@code UNKNOWN} when only the trip is on record.
     * @param replay       how the replay's core failed.
     * @param lastSequence last input of the journal; a core with a thread of its own can fail on one behind it that the journal never took, and of
     *                     that nothing can be said.
     * @return where the two part.
     */
    static Optional<Divergence> compare(
            final Optional<SessionStop> session, final Optional<SessionStop> replay, final long lastSequence) {
        if (replay.isEmpty()) {
            return session.filter(stop -> stop.stage() == Stage.CORE && stop.sequence() <= lastSequence)
                    .map(stop ->
                            at(stop.sequence(), "the session's core stopped at " + stop + ", the replay's went on"));
        }
        final SessionStop own = replay.get();
        if (session.isEmpty()) {
            return Optional.of(at(
                    own.sequence(),
                    "the replay stopped at " + own + ", the journal does not say that the session stopped there"));
        }
        final SessionStop stop = session.get();
        final boolean isAlike = switch (stop.stage()) {
            case CORE -> own.isSameFault(stop);
            case UNKNOWN -> own.sequence() == stop.sequence();
            // what the core would have made of inputs that were journaled after the stop, nobody knows
            case INGRESS, OBSERVER, JOURNAL, OUTPUTS, CLOSING -> own.sequence() > stop.sequence();
        };
        return isAlike
                ? Optional.empty()
                : Optional.of(at(
                        Math.min(own.sequence(), stop.sequence()),
                        "the session stopped at " + stop + ", the replay at " + own));
    }

    /**
     * @param outputs where the outputs part.
     * @param stops   where the stops part.
     * @return the one that comes first; of two at one input that of the outputs.
     */
    static Optional<Finding> earlier(final Optional<Finding> outputs, final Optional<Finding> stops) {
        if (outputs.isEmpty() || stops.isEmpty()) {
            return outputs.or(() -> stops);
        }
        return stops.get().divergence().sequence() < outputs.get().divergence().sequence() ? stops : outputs;
    }

    private static Divergence at(final long sequence, final String detail) {
        return new Divergence(sequence, List.of(), detail);
    }
}
