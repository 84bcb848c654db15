package io.tiercel.journal;

import java.util.Map;
import java.util.TreeMap;

/** Sorted properties with a SHA-256 over themselves as one more entry. Cold. */
final class CheckedProperties {
    /** Key of the checksum; no other entry may have it. */
    static final String CHECKSUM = "journal.sha256";

    private CheckedProperties() {}

    /** Encodes a map and its checksum. */
    static byte[] encode(final Map<String, String> entries) {
        final Map<String, String> all = new TreeMap<>(entries);
        all.put(CHECKSUM, Artifacts.sha256(SortedProperties.encode(entries)));
        return SortedProperties.encode(all);
    }

    /**
     * Decodes what {@link #encode} made.
     *
     * @throws IllegalArgumentException if the content is not whole; the message says how.
     */
    static Map<String, String> decode(final byte[] content) {
        final Map<String, String> all = SortedProperties.decode(content);
        final String stored = all.remove(CHECKSUM);
        final String computed = Artifacts.sha256(SortedProperties.encode(all));
        if (!computed.equals(stored)) {
            throw new IllegalArgumentException("its " + CHECKSUM + " is " + stored + ", expected " + computed);
        }
        return all;
    }
}
