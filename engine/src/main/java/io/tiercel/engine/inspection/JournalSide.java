package io.tiercel.engine.inspection;

import java.util.Locale;

/** The two journals of a folder. */
public enum JournalSide {
    /** What came from outside, by a gapless sequence. */
    INPUT,
    /** What the engine made of it, by the sequence of its cause. */
    OUTPUT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
