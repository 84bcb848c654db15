package io.tiercel.engine.replay;

import io.tiercel.engine.session.SessionStop;
import io.tiercel.engine.session.SessionSummary;
import java.util.Optional;

/**
 * What a replay came to.
 *
 * @param summary          of the replayed session, as a run's.
 * @param isVerified       outputs were compared.
 * @param divergence       first difference, if any.
 * @param comparedOutputs  records compared.
 * @param verifiedSequence last input whose digest was compared and found equal; inputs behind it had no digest in the journal, which happens only
 *                         when the session was cut off.
 * @param firstSequence    first input that was looked at: 1, or the first of the part that was asked for.
 * @param lastSequence     last input of the journal, or of the part that was asked for.
 * @param sessionStop      how the session's engine stopped itself, if it did.
 * @param replayStop       how the replay's core failed, if it did; only the same failure as the session's is no divergence.
 * @param modelAnswers     where the model's answers came from; empty when the session had no model.
 */
public record ReplayResult(
        SessionSummary summary,
        boolean isVerified,
        Optional<Divergence> divergence,
        long comparedOutputs,
        long verifiedSequence,
        long firstSequence,
        long lastSequence,
        Optional<SessionStop> sessionStop,
        Optional<SessionStop> replayStop,
        Optional<ModelAnswers> modelAnswers) {
    /** Where the model's answers came from. */
    public enum ModelAnswers {
        /** All of them from the journal. */
        JOURNALED,
        /** From the journal, but for those that it does not hold. */
        JOURNALED_AND_RECOMPUTED,
        /** The model was run again for each. */
        RECOMPUTED
    }

    /**
     * @return true when every output that the journal holds came out again, byte for byte.
     */
    public boolean isIdentical() {
        return isVerified && divergence.isEmpty();
    }

    /**
     * @return last input that the replay worked off: the one before its core failed, else the last of the journal.
     */
    public long lastReplayed() {
        return replayStop.map(stop -> stop.sequence() - 1).orElse(lastSequence);
    }

    /**
     * @return inputs that were looked at and worked off.
     */
    public long replayedInputs() {
        return lastReplayed() - firstSequence + 1;
    }

    /**
     * @return one line about a session that stopped itself, and what the replay did there; empty for a session that did not.
     */
    public Optional<String> stopLine() {
        return sessionStop.map(stop -> "the session stopped itself at " + stop + "; "
                + replayStop
                        .map(own -> own.isSameFault(stop)
                                ? "the replay stopped at the same input"
                                : "the replay stopped at " + own)
                        .orElseGet(() -> stop.sequence() > lastSequence
                                ? "input " + stop.sequence() + " is not in the journal: not verified"
                                : "the replay went on to the last input, " + lastSequence));
    }
}
