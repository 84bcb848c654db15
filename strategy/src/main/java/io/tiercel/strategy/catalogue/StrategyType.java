package io.tiercel.strategy.catalogue;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A class of strategies: its parameters and how to make one. Immutable, cold.
 * <p>
 * Such a class is public, implements {@link Strategy} and has exactly one public constructor of the form
 * {@code (StrategySetup setup, P parameters)}, where {@code P} is a record whose components are the parameters and whose constructor checks them.
 * Where the record has a static method {@code defaults()} that returns one, parameters that a configuration does not name have its values.
 */
public final class StrategyType {
    private static final String FORM = "a public constructor (StrategySetup, P) where P is a record of parameters";

    private final String name;
    private final Constructor<?> constructor;
    private final Class<? extends Record> parameters;

    private StrategyType(
            final String name, final Constructor<?> constructor, final Class<? extends Record> parameters) {
        this.name = name;
        this.constructor = constructor;
        this.parameters = parameters;
    }

    /**
     * @param name a short name of {@link StrategyCatalogue}, or the full name of a class on the class path.
     * @return the type.
     * @throws BadInputException if there is none of that name, or it is not of the form above.
     */
    public static StrategyType of(final String name) {
        return of(name, StrategyType.class.getClassLoader());
    }

    /**
     * @param name   as above.
     * @param loader of a class that does not ship.
     * @return the type.
     * @throws BadInputException as above.
     */
    public static StrategyType of(final String name, final ClassLoader loader) {
        final Class<? extends Strategy> shipped = StrategyCatalogue.classes().get(name);
        return of(name, shipped == null ? load(name, loader) : shipped);
    }

    private static Class<?> load(final String name, final ClassLoader loader) {
        try {
            return Class.forName(name, true, loader);
        } catch (final ClassNotFoundException | LinkageError e) {
            throw new BadInputException(
                    "type = " + name + ", expected one of "
                            + String.join(", ", StrategyCatalogue.classes().keySet())
                            + ", or the full name of a class on the class path",
                    e);
        }
    }

    private static StrategyType of(final String name, final Class<?> type) {
        if (!Strategy.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
            throw new BadInputException("type = " + name + ", expected a class that implements "
                    + Strategy.class.getName() + " and is not abstract");
        }
        final List<StrategyType> found = new ArrayList<>();
        for (final Constructor<?> candidate : type.getConstructors()) {
            final Class<?>[] taken = candidate.getParameterTypes();
            if (taken.length == 2 && taken[0] == StrategySetup.class && taken[1].isRecord()) {
                found.add(new StrategyType(name, candidate, taken[1].asSubclass(Record.class)));
            }
        }
        if (found.size() != 1 || !Modifier.isPublic(type.getModifiers())) {
            throw new BadInputException("type = " + name + ", expected a public class with " + FORM);
        }
        return found.getFirst();
    }

    /**
     * @return short name, or full name of the class.
     */
    public String name() {
        return name;
    }

    /**
     * @return the record of its parameters.
     */
    public Class<? extends Record> parameters() {
        return parameters;
    }

    /**
     * @return parameters where a configuration does not name them; empty when each has to be named.
     */
    public Optional<Record> defaults() {
        try {
            final Method method = parameters.getMethod("defaults");
            if (!Modifier.isStatic(method.getModifiers()) || method.getReturnType() != parameters) {
                return Optional.empty();
            }
            return Optional.of((Record) Objects.requireNonNull(method.invoke(null), "defaults"));
        } catch (final NoSuchMethodException none) {
            return Optional.empty();
        } catch (final InvocationTargetException e) {
            throw new BadInputException("type = " + name + ": its default parameters fail: " + said(e), e);
        } catch (final IllegalAccessException e) {
            throw new BadInputException(
                    "type = " + name + ", expected a public record of parameters, found " + parameters.getName(), e);
        }
    }

    /**
     * @param setup  of the session.
     * @param values a record of {@link #parameters}.
     * @return a new strategy.
     * @throws BadInputException if the constructor refuses.
     */
    public Strategy make(final StrategySetup setup, final Record values) {
        try {
            return (Strategy) constructor.newInstance(setup, parameters.cast(values));
        } catch (final InvocationTargetException e) {
            throw new BadInputException("strategy " + setup.name() + ": " + said(e), e);
        } catch (final ReflectiveOperationException e) {
            throw new BadInputException("strategy " + setup.name() + ": type = " + name + ", expected " + FORM, e);
        }
    }

    private static String said(final InvocationTargetException thrown) {
        final Throwable cause = thrown.getCause();
        final String text = cause instanceof BadInputException ? cause.getMessage() : String.valueOf(cause);
        return text.lines().findFirst().orElse("");
    }
}
