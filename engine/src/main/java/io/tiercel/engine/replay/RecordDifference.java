package io.tiercel.engine.replay;

import io.tiercel.engine.inspection.NamedField;
import io.tiercel.engine.inspection.NamedRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Two records, field by field. Stateless, cold. */
final class RecordDifference {
    private RecordDifference() {}

    /**
     * @param part    what the records are called.
     * @param session as the session's journal holds it.
     * @param replay  as the replay made it.
     * @param note    how the session's values are known.
     * @return the fields whose values differ, the header's too, in the order of the schema.
     */
    static List<Difference> of(
            final String part, final NamedRecord session, final NamedRecord replay, final Optional<String> note) {
        final List<Difference> differences = new ArrayList<>();
        add(differences, part, "eventTimeNs", session.eventTimeNs(), replay.eventTimeNs(), note);
        add(differences, part, "sequence", session.sequence(), replay.sequence(), note);
        add(
                differences,
                part,
                "instrument",
                session.instrument().orElse(NamedField.NONE),
                replay.instrument().orElse(NamedField.NONE),
                note);
        final Map<String, NamedField> ours = replay.all().stream()
                .collect(Collectors.toMap(NamedField::name, field -> field, (a, b) -> a, LinkedHashMap::new));
        for (final NamedField theirs : session.all()) {
            final NamedField our = ours.remove(theirs.name());
            add(differences, part, theirs.name(), theirs.text(), our == null ? NamedField.NONE : our.text(), note);
        }
        ours.forEach((name, our) -> add(differences, part, name, NamedField.NONE, our.text(), note));
        return differences;
    }

    private static void add(
            final List<Difference> differences,
            final String part,
            final String field,
            final Object session,
            final Object replay,
            final Optional<String> note) {
        if (!session.equals(replay)) {
            differences.add(
                    new Difference(part, field, Optional.of(session.toString()), Optional.of(replay.toString()), note));
        }
    }
}
