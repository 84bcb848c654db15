package io.tiercel.engine.replay;

import java.util.Optional;

/**
 * One thing that was another in the session than in the replay. Immutable.
 *
 * @param part    what it belongs to: a component by its name, or an output such as {@code OrderRequested #2}.
 * @param field   of it.
 * @param session its value in the session; empty when it is not known, only that it was another.
 * @param replay  its value in the replay; empty when there was none.
 * @param note    how the session's value is known, if that is not plain.
 */
public record Difference(
        String part, String field, Optional<String> session, Optional<String> replay, Optional<String> note) {
    /** One line for a person. */
    @Override
    public String toString() {
        return part + (field.isEmpty() ? "" : " " + field) + ": session "
                + session.map(value -> value + note.map(how -> " (" + how + ")").orElse(""))
                        .orElse("not known")
                + ", replay " + replay.orElse("none");
    }
}
