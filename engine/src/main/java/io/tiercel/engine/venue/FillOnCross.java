package io.tiercel.engine.venue;

/** Whether a historical order that enters at or through the price of an own resting order fills it. */
public enum FillOnCross {
    /** At the price or through it. */
    TOUCH,
    /** Only through it. */
    STRICT,
    /** Never. */
    NONE
}
