package io.tiercel.journal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Key and value text in the syntax of {@link Properties}, but sorted and without the date line: equal maps give equal bytes. Cold. */
final class SortedProperties {
    private SortedProperties() {}

    /** Encodes a map. */
    static byte[] encode(final Map<String, String> entries) {
        final Properties properties = new Properties();
        properties.putAll(entries);
        final StringWriter writer = new StringWriter();
        try {
            properties.store(writer, null);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Decodes what {@link #encode} made.
     *
     * @throws IllegalArgumentException if an escape in the text is malformed.
     */
    static Map<String, String> decode(final byte[] content) {
        final Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final Map<String, String> entries = new TreeMap<>();
        properties.forEach((key, value) -> entries.put((String) key, (String) value));
        return entries;
    }
}
