package io.tiercel.engine.recovery;

import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.latency.HopClock;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.model.Model;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * Which parts of an object graph are the state of a session, and in which order they are visited.
 * <p>
 * State is every field of our own objects, of strategies and objects of their packages, of arrays, of lists and of Agrona's collections, whatever it is called: a factor, a queue place or a user's
 * strategy needs no code to be in a snapshot, and none can be forgotten. Left out are static and {@code transient} fields, views of buffers, and what
 * stands outside of a session: rings, clocks of the hops, observers, the model (a function of its input), the instruments (configuration). Anything
 * else, such as a {@code java.util} map, whose order may differ from process to process, is refused by name.
 * <p>
 * One thread; cold.
 */
final class StateGraph {
    private static final List<Class<?>> OUTSIDE = List.of(
            OutputRing.class,
            OutputRing.FullHandler.class,
            HopClock.class,
            MarketObserver.class,
            FactorListener.class,
            Model.class,
            InstrumentRegistry.class,
            Instrument.class,
            DirectBuffer.class,
            Buffer.class);
    private static final String OURS = "io.tiercel.";
    private static final String FLYWEIGHTS = ".protocol";
    private static final String COLLECTIONS = "org.agrona.collections.";

    private final Map<Class<?>, Field[]> fieldsByClass = new HashMap<>();
    /** A user's strategy keeps its state in objects of its own package, wherever that is; it is always met before them. */
    private final Set<String> strategyPackages = new HashSet<>();

    /** How a reference is written down. */
    enum Kind {
        NOTHING,
        OUTSIDE,
        CONSTANT,
        TEXT,
        OBJECT,
        ARRAY,
        LIST
    }

    /**
     * @param value of a field or an element; may be null.
     * @param where for the message.
     * @throws StateMismatchException if it is of a kind that cannot be state.
     */
    Kind kindOf(final Object value, final String where) {
        if (value == null) {
            return Kind.NOTHING;
        }
        final Class<?> type = value.getClass();
        if (value instanceof Enum<?>) {
            return Kind.CONSTANT;
        }
        if (value instanceof String) {
            return Kind.TEXT;
        }
        if (type.isArray()) {
            return Kind.ARRAY;
        }
        if (isOutside(value, type)) {
            return Kind.OUTSIDE;
        }
        if (value instanceof Strategy) {
            strategyPackages.add(type.getPackageName());
        }
        if (type.getName().startsWith(OURS)
                || type.getName().startsWith(COLLECTIONS)
                || strategyPackages.contains(type.getPackageName())) {
            return Kind.OBJECT;
        }
        if (value instanceof List<?>) {
            return Kind.LIST;
        }
        throw new StateMismatchException(
                "state: " + where + " is a " + type.getName()
                        + ", expected an array, a list, a collection of Agrona, an object of this project, or a transient field");
    }

    private static boolean isOutside(final Object value, final Class<?> type) {
        for (final Class<?> outside : OUTSIDE) {
            if (outside.isInstance(value)) {
                return true;
            }
        }
        return type.getName().startsWith(OURS) && type.getPackageName().endsWith(FLYWEIGHTS);
    }

    /**
     * @param type of an object.
     * @return its fields that are state, inherited ones first, else by name.
     */
    Field[] fields(final Class<?> type) {
        return fieldsByClass.computeIfAbsent(type, StateGraph::find);
    }

    private static Field[] find(final Class<?> type) {
        final List<Field> fields = new ArrayList<>();
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            fields.addAll(List.of(find(type.getSuperclass())));
        }
        final List<Field> own = new ArrayList<>(List.of(type.getDeclaredFields()));
        own.removeIf(field -> !isState(type, field));
        own.sort(Comparator.comparing(Field::getName));
        own.forEach(field -> field.setAccessible(true));
        fields.addAll(own);
        return fields.toArray(Field[]::new);
    }

    /** A collection's own views and iterators are made again when they are asked for. */
    private static boolean isState(final Class<?> type, final Field field) {
        final int modifiers = field.getModifiers();
        if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers)) {
            return false;
        }
        final boolean isView =
                Collection.class.isAssignableFrom(field.getType()) || Iterator.class.isAssignableFrom(field.getType());
        return !(isView && type.getName().startsWith(COLLECTIONS));
    }

    /**
     * @param type of an object.
     * @return its name; that of a class made at run time without its number, which differs from process to process.
     */
    static String name(final Class<?> type) {
        final String name = type.getName();
        final int end = type.isHidden() ? name.lastIndexOf('/') : -1;
        return end < 0 ? name : name.substring(0, end);
    }

    /**
     * @param type of an object or an array.
     * @return what a snapshot says of its form: two classes of one name and different fields differ in it.
     */
    String shape(final Class<?> type) {
        final StringBuilder shape = new StringBuilder(name(type));
        if (!type.isArray() && !List.class.isAssignableFrom(type)) {
            for (final Field field : fields(type)) {
                shape.append(' ').append(field.getName()).append(':').append(name(field.getType()));
            }
        }
        return shape.toString();
    }
}
