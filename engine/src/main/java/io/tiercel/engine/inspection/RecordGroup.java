package io.tiercel.engine.inspection;

import java.util.List;

/**
 * A repeating group of a message. Immutable.
 *
 * @param name           as the schema spells it.
 * @param isByInstrument entry i is about instrument i.
 * @param fields         of an entry, in order.
 */
public record RecordGroup(String name, boolean isByInstrument, List<RecordField> fields) {}
