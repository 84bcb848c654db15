package io.tiercel.engine.replay;

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
 * @param lastSequence     last input of the journal.
 */
public record ReplayResult(
        SessionSummary summary,
        boolean isVerified,
        Optional<Divergence> divergence,
        long comparedOutputs,
        long verifiedSequence,
        long lastSequence) {
    /**
     * @return true when every output that the journal holds came out again, byte for byte.
     */
    public boolean isIdentical() {
        return isVerified && divergence.isEmpty();
    }
}
