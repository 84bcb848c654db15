package io.tiercel.risk.gate;

/** What risk made of a request. */
public enum Outcome {
    /** It goes out as asked. */
    ALLOW,
    /** It goes out with the largest quantity that passes. */
    CLIP,
    /** It does not go out. */
    REJECT
}
