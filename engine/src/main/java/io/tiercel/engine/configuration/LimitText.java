package io.tiercel.engine.configuration;

import io.tiercel.risk.limits.Limit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** A {@link Limit} in YAML: an integer, or the word {@code OFF}. Cold. */
final class LimitText {
    private LimitText() {}

    static SimpleModule module() {
        return new SimpleModule("limits")
                .addDeserializer(Limit.class, new Reader())
                .addSerializer(Limit.class, new Writer());
    }

    private static final class Reader extends StdDeserializer<Limit> {
        Reader() {
            super(Limit.class);
        }

        @Override
        public Limit deserialize(final JsonParser parser, final DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                return Limit.of(parser.getLongValue());
            }
            final String text = parser.getString();
            if ("OFF".equals(text)) {
                return Limit.OFF;
            }
            throw context.weirdStringException(text, Limit.class, "expected an integer or OFF");
        }
    }

    private static final class Writer extends StdSerializer<Limit> {
        Writer() {
            super(Limit.class);
        }

        @Override
        public void serialize(final Limit limit, final JsonGenerator generator, final SerializationContext context) {
            if (limit.isOn()) {
                generator.writeNumber(limit.value());
            } else {
                generator.writeString("OFF");
            }
        }
    }
}
