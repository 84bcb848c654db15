package io.tiercel.engine.console;

import io.tiercel.engine.inspection.NamedField;
import io.tiercel.engine.inspection.NamedRecord;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record of a journal as a JSON object: its fields by name, numbers as numbers, none as null. Cold. */
final class RecordJson {
    private RecordJson() {}

    static ObjectNode of(final NamedRecord record) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("message", record.name());
        json.put("sequence", record.sequence());
        json.put("eventTimeNs", record.eventTimeNs());
        record.instrument().ifPresent(symbol -> json.put("instrument", symbol));
        record.all().forEach(field -> put(json, field));
        return json;
    }

    private static void put(final ObjectNode json, final NamedField field) {
        final Optional<Object> value = field.value();
        if (value.isEmpty()) {
            json.putNull(field.name());
        } else if (value.get() instanceof final Long number) {
            json.put(field.name(), number);
        } else if (value.get() instanceof final BigDecimal decimal) {
            json.put(field.name(), decimal);
        } else {
            json.put(field.name(), value.get().toString());
        }
    }
}
