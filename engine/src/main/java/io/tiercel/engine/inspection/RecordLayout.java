package io.tiercel.engine.inspection;

import java.util.List;

/**
 * One message of a schema. Immutable.
 *
 * @param name        as the schema spells it, such as {@code OrderBookEvent}.
 * @param templateId  its number in the header.
 * @param schemaId    of its schema.
 * @param version     of its schema.
 * @param description what the schema says of it.
 * @param fields      of the block, in order.
 * @param groups      behind the block, in order.
 */
public record RecordLayout(
        String name,
        int templateId,
        int schemaId,
        int version,
        String description,
        List<RecordField> fields,
        List<RecordGroup> groups) {}
