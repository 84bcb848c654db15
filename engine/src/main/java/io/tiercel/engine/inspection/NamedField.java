package io.tiercel.engine.inspection;

import io.tiercel.engine.conversion.ColumnKind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A field with its value. Immutable.
 *
 * @param name  of the field, such as {@code price}; of a group's entry {@code positions[2].position}.
 * @param kind  how the value is meant.
 * @param value a {@link Long}, a {@link BigDecimal} (prices and quantities of a known instrument) or a {@link String} (codes by name, text); empty for
 *              none.
 */
public record NamedField(String name, ColumnKind kind, Optional<Object> value) {
    /** Word for a field that has no value. */
    public static final String NONE = "none";

    /**
     * @return the value as text: decimals plain, {@link #NONE} for none.
     */
    public String text() {
        return value.map(held -> held instanceof final BigDecimal decimal ? decimal.toPlainString() : held.toString())
                .orElse(NONE);
    }

    /** As in {@code price 187.23}. */
    @Override
    public String toString() {
        return name + " " + (kind == ColumnKind.TEXT ? '"' + text() + '"' : text());
    }
}
