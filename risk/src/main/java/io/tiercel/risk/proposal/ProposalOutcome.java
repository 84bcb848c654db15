package io.tiercel.risk.proposal;

/** What the gate made of a proposal. */
public enum ProposalOutcome {
    /** It stands. */
    ALLOW,
    /** A smaller weight stands in its place, nothing perhaps. */
    CLIP,
    /** The position is to be closed. */
    CLEAR
}
