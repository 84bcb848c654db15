package io.tiercel.journal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a journal says about itself: the schema of its records and free entries, such as the configuration text, hashes of models,
 * and the runtime's version. Cold; immutable.
 *
 * @param schemaVersion version of the record schema, 1 or more.
 * @param entries       key to value, sorted by key.
 */
public record JournalMetadata(int schemaVersion, Map<String, String> entries) {
    private static final String SCHEMA_VERSION = "journal.schemaVersion";

    /**
     * Copies and checks the entries.
     *
     * @throws JournalException if the version is below 1 or a key takes a name that the journal uses itself.
     */
    public JournalMetadata {
        if (schemaVersion < 1) {
            throw new JournalException("journal: schemaVersion=" + schemaVersion + ", expected 1 or more");
        }
        entries = java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
        for (final String key : entries.keySet()) {
            if (key.equals(SCHEMA_VERSION) || key.equals(CheckedProperties.CHECKSUM)) {
                throw new JournalException("journal: metadata key " + key + " is the journal's own, expected another");
            }
        }
    }

    /**
     * A copy with more entries; a key that is there already takes the new value.
     *
     * @param more entries to put.
     * @return the copy.
     */
    public JournalMetadata with(final Map<String, String> more) {
        final Map<String, String> merged = new TreeMap<>(entries);
        merged.putAll(more);
        return new JournalMetadata(schemaVersion, merged);
    }

    byte[] encode() {
        final Map<String, String> all = new TreeMap<>(entries);
        all.put(SCHEMA_VERSION, Integer.toString(schemaVersion));
        return CheckedProperties.encode(all);
    }

    /**
     * Decodes what {@link #encode} made.
     *
     * @throws IllegalArgumentException if the content is not whole; the message says how.
     */
    static JournalMetadata decode(final byte[] content) {
        final Map<String, String> all = CheckedProperties.decode(content);
        final String version = all.remove(SCHEMA_VERSION);
        return new JournalMetadata(Integer.parseInt(version), all);
    }

    /** The encoded text. */
    @Override
    public String toString() {
        return new String(encode(), StandardCharsets.UTF_8);
    }
}
