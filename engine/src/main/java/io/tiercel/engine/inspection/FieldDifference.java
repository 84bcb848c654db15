package io.tiercel.engine.inspection;

/**
 * A field in which two records differ. Immutable.
 *
 * @param field as the schema spells it; of a group's element {@code group[index].field}.
 * @param a     its value in the first record.
 * @param b     its value in the second record.
 */
public record FieldDifference(String field, String a, String b) {}
