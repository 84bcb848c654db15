package io.tiercel.engine.console;

import io.tiercel.engine.replay.Difference;
import io.tiercel.engine.replay.Divergence;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where a replay differs, as a JSON object. Cold. */
final class DivergenceJson {
    private DivergenceJson() {}

    static ObjectNode of(final Divergence divergence) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sequence", divergence.sequence());
        json.put("text", divergence.toString());
        divergence
                .event()
                .ifPresentOrElse(event -> json.set("event", RecordJson.of(event)), () -> json.putNull("event"));
        final ArrayNode parts = json.putArray("parts");
        divergence.parts().forEach(parts::add);
        final ArrayNode differences = json.putArray("differences");
        for (final Difference difference : divergence.differences()) {
            final ObjectNode one = differences.addObject();
            one.put("part", difference.part());
            one.put("field", difference.field());
            one.put("session", difference.session().orElse(null));
            one.put("replay", difference.replay().orElse(null));
            one.put("note", difference.note().orElse(null));
        }
        return json;
    }
}
