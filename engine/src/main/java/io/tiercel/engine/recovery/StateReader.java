package io.tiercel.engine.recovery;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.BufferUnderflowException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Puts a state that {@link StateWriter} wrote into a graph that the same code made from the same configuration.
 * <p>
 * Objects that stand at the same place in both are kept, so that whoever holds the root, a ring or an observer of the new graph goes on holding it; those
 * that have come into being since are made by their constructor without arguments and filled. A graph into which only half could be put must be thrown away. One thread;
 * cold.
 */
final class StateReader {
    private final StateGraph graph = new StateGraph();
    private final StateInput source;
    private final List<Object> objects = new ArrayList<>();
    private final Set<Object> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ArrayDeque<Object> pending = new ArrayDeque<>();
    private final List<Class<?>> types = new ArrayList<>();

    private StateReader(final byte[] state) {
        source = new StateInput(state);
    }

    /**
     * @param state as {@link StateWriter#write} made it.
     * @param root  of the graph that takes it.
     * @throws StateMismatchException if the two do not belong together; the graph is spoilt then.
     */
    static void read(final byte[] state, final Object root) {
        final StateReader reader = new StateReader(state);
        try {
            reader.readAll(root);
        } catch (final BufferUnderflowException | IllegalAccessException | IndexOutOfBoundsException e) {
            throw new StateMismatchException("state: cannot be read at byte " + reader.source.position(), e);
        }
    }

    private void readAll(final Object root) throws IllegalAccessException {
        if (reference(root, "root") != root) {
            throw new StateMismatchException("state: of another kind of root, expected " + root.getClass());
        }
        while (!pending.isEmpty()) {
            content(pending.poll());
        }
        if (source.remaining() > 0) {
            throw new StateMismatchException("state: " + source.remaining() + " bytes too many");
        }
    }

    /** What the state has at a place, given what the graph has there. */
    private Object reference(final Object there, final String where) {
        final byte tag = source.takeByte();
        return switch (tag) {
            case StateWriter.NOTHING -> null;
            case StateWriter.OUTSIDE -> there;
            case StateWriter.CONSTANT -> type(there, where).getEnumConstants()[source.takeInt()];
            case StateWriter.TEXT -> {
                final String text = source.takeText();
                yield text.equals(there) ? there : text;
            }
            case StateWriter.KNOWN -> objects.get(source.takeInt());
            case StateWriter.NEW -> object(there, where);
            default -> throw new StateMismatchException("state: " + where + " has mark " + tag + ", expected 0 to 5");
        };
    }

    private Object object(final Object there, final String where) {
        final Class<?> type = type(there, where);
        final boolean isList = List.class.isAssignableFrom(type);
        final int length = type.isArray() || isList ? source.takeInt() : 0;
        final boolean isThere = there != null
                && there.getClass() == type
                && (!type.isArray() || Array.getLength(there) == length)
                && taken.add(there);
        final Object object = isThere ? there : make(type, length, where);
        if (object instanceof final List<?> list && list.size() != length) {
            throw new StateMismatchException(
                    "state: " + where + " lists " + length + ", expected " + list.size() + " as in this configuration");
        }
        objects.add(object);
        pending.add(object);
        return object;
    }

    private Class<?> type(final Object there, final String where) {
        final int number = source.takeInt();
        if (number < types.size()) {
            return types.get(number);
        }
        final String shape = source.takeText();
        final int nameEnd = shape.indexOf(' ');
        final String name = nameEnd < 0 ? shape : shape.substring(0, nameEnd);
        final Class<?> type = find(name, there, where);
        final String expected = graph.shape(type);
        if (!expected.equals(shape)) {
            throw new StateMismatchException("state: " + name + " has other fields than in this version");
        }
        types.add(type);
        return type;
    }

    /** A class made at run time has no name to be found by: it must stand at that place already. */
    private static Class<?> find(final String name, final Object there, final String where) {
        if (there != null && StateGraph.name(there.getClass()).equals(name)) {
            return there.getClass();
        }
        try {
            return Class.forName(name, false, StateReader.class.getClassLoader());
        } catch (final ClassNotFoundException e) {
            throw new StateMismatchException("state: " + where + " is a " + name + ", which this version has not", e);
        }
    }

    private static Object make(final Class<?> type, final int length, final String where) {
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), length);
        }
        if (type.isHidden() || type.isRecord() || List.class.isAssignableFrom(type)) {
            throw new StateMismatchException("state: " + where + " is a " + StateGraph.name(type)
                    + ", expected one that stands there already: it cannot be made");
        }
        try {
            final Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (final ReflectiveOperationException e) {
            throw new StateMismatchException(
                    "state: " + where + " is a " + type.getName()
                            + ", expected one with a constructor without arguments",
                    e);
        }
    }

    private void content(final Object object) throws IllegalAccessException {
        final Class<?> type = object.getClass();
        if (type.isArray() && type.getComponentType().isPrimitive()) {
            source.takeArray(object);
        } else if (object instanceof final Object[] elements) {
            for (int i = 0; i < elements.length; i++) {
                elements[i] = reference(elements[i], StateGraph.name(type));
            }
        } else if (object instanceof final List<?> elements) {
            for (final Object element : elements) {
                if (reference(element, StateGraph.name(type)) != element) {
                    throw new StateMismatchException("state: a list holds another element than in this configuration");
                }
            }
        } else {
            for (final Field field : graph.fields(type)) {
                field(object, field);
            }
        }
    }

    private void field(final Object object, final Field field) throws IllegalAccessException {
        if (field.getType().isPrimitive()) {
            primitive(object, field);
        } else {
            final Object before = field.get(object);
            final Object after = reference(before, StateGraph.name(field.getDeclaringClass()) + "." + field.getName());
            if (before != after) {
                requireOpen(field, before, after);
                field.set(object, after);
            }
        }
    }

    private void primitive(final Object object, final Field field) throws IllegalAccessException {
        if (isFixed(field)) {
            final Object before = field.get(object);
            final Object after = source.takePrimitive(field.getType());
            if (!before.equals(after)) {
                requireOpen(field, before, after);
            }
        } else {
            source.takeInto(object, field);
        }
    }

    /** What a constructor has set once and for all is configuration: it has to be the same already. */
    private static boolean isFixed(final Field field) {
        return Modifier.isFinal(field.getModifiers());
    }

    private static void requireOpen(final Field field, final Object before, final Object after) {
        if (isFixed(field)) {
            throw new StateMismatchException("state: " + StateGraph.name(field.getDeclaringClass()) + "."
                    + field.getName() + " is " + describe(after) + ", expected " + describe(before)
                    + " as in this configuration");
        }
    }

    private static String describe(final Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        return Array.getLength(value) + " elements";
    }
}
