package io.tiercel.engine.replay;

import io.tiercel.engine.inspection.NamedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a replay first did something else than the session.
 *
 * @param sequence    first input after which the two differ.
 * @param event       that input as the journal holds it; empty when it has none of that sequence.
 * @param parts       names of the components whose digests differ in its block; empty when the journal holds no digest of that block.
 * @param detail      what was seen first, in words.
 * @param differences what the two values are, where that can be known.
 */
public record Divergence(
        long sequence, Optional<NamedRecord> event, List<String> parts, String detail, List<Difference> differences) {
    /**
     * Before a closer look.
     *
     * @param sequence first input after which the two differ.
     * @param parts    names of the components whose digests differ in its block.
     * @param detail   what was seen first, in words.
     */
    public Divergence(final long sequence, final List<String> parts, final String detail) {
        this(sequence, Optional.empty(), parts, detail, List.of());
    }

    /**
     * @return for a person: where, what came in, which parts, which values.
     */
    public List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add("first difference at input " + sequence + (parts.isEmpty() ? "" : " in " + String.join(", ", parts))
                + ": " + detail);
        event.ifPresent(record -> lines.add("the input is " + record));
        differences.forEach(difference -> lines.add(difference.toString()));
        return lines;
    }

    /** All in one line. */
    @Override
    public String toString() {
        return String.join("; ", lines());
    }
}
