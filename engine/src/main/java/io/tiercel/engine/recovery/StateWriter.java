package io.tiercel.engine.recovery;

import io.tiercel.engine.recovery.StateGraph.Kind;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the state of an object graph down: equal graphs give equal bytes.
 * <pre>
 *  reference := 0                              nothing
 *             | 1                              something outside of the state
 *             | 2 type ordinal                 a constant of an enum
 *             | 3 text                         a string
 *             | 4 id                           an object that was named before
 *             | 5 type [length]                a new object, array or list; its id is the number of those before it
 *  type      := number [shape text]            the shape follows at the first use of a number
 * </pre>
 * The contents follow in the order of the ids, so that a chain of a million objects needs no deep stack. One thread; cold.
 */
final class StateWriter {
    static final byte NOTHING = 0;
    static final byte OUTSIDE = 1;
    static final byte CONSTANT = 2;
    static final byte TEXT = 3;
    static final byte KNOWN = 4;
    static final byte NEW = 5;

    private final StateGraph graph = new StateGraph();
    private final StateOutput target = new StateOutput();
    private final IdentityHashMap<Object, Integer> ids = new IdentityHashMap<>();
    private final ArrayDeque<Object> pending = new ArrayDeque<>();
    private final Map<Class<?>, Integer> types = new HashMap<>();

    private StateWriter() {}

    /**
     * @param root of the graph; must not change meanwhile.
     * @return its state.
     * @throws StateMismatchException if something in it cannot be written; the message names the field.
     */
    static byte[] write(final Object root) {
        final StateWriter writer = new StateWriter();
        writer.reference(root, "root");
        while (!writer.pending.isEmpty()) {
            writer.content(writer.pending.poll());
        }
        return writer.target.toBytes();
    }

    private void reference(final Object value, final String where) {
        final Kind kind = graph.kindOf(value, where);
        switch (kind) {
            case NOTHING -> target.putByte(NOTHING);
            case OUTSIDE -> target.putByte(OUTSIDE);
            case CONSTANT -> {
                target.putByte(CONSTANT);
                type(((Enum<?>) value).getDeclaringClass());
                target.putInt(((Enum<?>) value).ordinal());
            }
            case TEXT -> {
                target.putByte(TEXT);
                text((String) value);
            }
            case OBJECT, ARRAY, LIST -> object(value, kind);
        }
    }

    private void object(final Object value, final Kind kind) {
        final Integer known = ids.putIfAbsent(value, ids.size());
        if (known != null) {
            target.putByte(KNOWN);
            target.putInt(known);
            return;
        }
        target.putByte(NEW);
        type(value.getClass());
        if (kind == Kind.ARRAY) {
            target.putInt(Array.getLength(value));
        } else if (kind == Kind.LIST) {
            target.putInt(((List<?>) value).size());
        }
        pending.add(value);
    }

    private void type(final Class<?> type) {
        final Integer known = types.putIfAbsent(type, types.size());
        target.putInt(known == null ? types.size() - 1 : known);
        if (known == null) {
            text(graph.shape(type));
        }
    }

    private void text(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        target.putInt(bytes.length);
        target.putArray(bytes);
    }

    private void content(final Object object) {
        final Class<?> type = object.getClass();
        if (type.isArray() && type.getComponentType().isPrimitive()) {
            target.putArray(object);
        } else if (object instanceof final Object[] elements) {
            for (final Object element : elements) {
                reference(element, StateGraph.name(type));
            }
        } else if (object instanceof final List<?> elements) {
            for (final Object element : new ArrayList<>(elements)) {
                reference(element, StateGraph.name(type));
            }
        } else {
            for (final Field field : graph.fields(type)) {
                field(object, field);
            }
        }
    }

    private void field(final Object object, final Field field) {
        try {
            if (field.getType().isPrimitive()) {
                target.putPrimitive(object, field);
            } else {
                reference(field.get(object), StateGraph.name(field.getDeclaringClass()) + "." + field.getName());
            }
        } catch (final IllegalAccessException e) {
            throw new StateMismatchException("state: " + field + " cannot be read", e);
        }
    }
}
