package io.tiercel.marketdata.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.itch.ItchMessageType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/protocol.md equal to the schema files of all modules, to the generated codecs and to the ITCH decoder's own list. */
class ProtocolDocumentTest {
    private static final Path ROOT = Path.of(System.getProperty("tiercel.root", ".."));
    private static final Path DOCUMENT = ROOT.resolve("docs/protocol.md");
    private static final Path HEADER = ROOT.resolve("marketdata/src/main/sbe/header.xml");
    private static final String ITCH = "ITCH 5.0: message type to event";

    @Test
    void shouldShowEveryMessageAndCodeOfEverySchema() throws IOException {
        final Map<String, List<List<String>>> expected = new TreeMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (final Path module : modules.sorted().toList()) {
                final Path schema = module.resolve("src/main/sbe").resolve(module.getFileName() + ".xml");
                if (Files.exists(schema)) {
                    expected.putAll(new SchemaLayout(HEADER, schema).tables());
                }
            }
        }
        final Map<String, List<List<String>>> document = new TreeMap<>();
        tables().forEach((heading, rows) -> {
            if (heading.startsWith("Code ")) {
                document.put(heading, columns(rows, 0, 1));
            } else if (heading.endsWith(" bytes")) {
                document.put(heading, columns(rows, 0, 1, 2, 4));
            }
        });

        assertTrue(expected.size() >= 20, expected.keySet().toString());
        assertEquals(new TreeSet<>(expected.keySet()), new TreeSet<>(document.keySet()));
        expected.forEach((heading, rows) -> assertEquals(rows, document.get(heading), heading));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OrderBookEventDecoder.class,
                LevelSnapshotDecoder.class,
                TradingStatusDecoder.class,
                SkippedDecoder.class
            })
    void shouldShowTheOffsetsOfTheGeneratedCodecs(final Class<?> codec)
            throws ReflectiveOperationException, IOException {
        final String name = codec.getSimpleName().replace("Decoder", "");
        final String heading =
                name + ": template " + codec.getField("TEMPLATE_ID").getInt(null) + ", body "
                        + codec.getField("BLOCK_LENGTH").getInt(null) + " bytes";

        assertOffsets(codec, heading);
    }

    @Test
    void shouldShowTheOffsetsOfTheGeneratedHeader() throws ReflectiveOperationException, IOException {
        assertOffsets(MessageHeaderDecoder.class, "Header: " + MessageHeaderDecoder.ENCODED_LENGTH + " bytes");
    }

    private static void assertOffsets(final Class<?> codec, final String heading)
            throws ReflectiveOperationException, IOException {
        final List<List<String>> rows = tables().get(heading);
        assertFalse(rows == null, () -> "no table under: " + heading);
        final Map<String, Integer> expected = new TreeMap<>();
        for (final Method method : codec.getMethods()) {
            if (method.getName().endsWith("EncodingOffset")) {
                expected.put(method.getName().replace("EncodingOffset", ""), (Integer) method.invoke(null));
            }
        }
        final Map<String, Integer> document = new TreeMap<>();
        for (final List<String> row : rows) {
            document.put(row.get(1), Integer.valueOf(row.get(0)));
            final boolean isNullable = row.get(4).equals("min");
            if (isNullable) {
                assertEquals(
                        Long.MIN_VALUE,
                        codec.getMethod(row.get(1) + "NullValue").invoke(null),
                        row.get(1));
            }
        }
        assertEquals(expected, document);
    }

    @Test
    void shouldGiveEveryFieldAUnitAndAMeaning() throws IOException {
        tables().forEach((heading, rows) -> {
            for (final List<String> row : rows) {
                assertTrue(row.stream().noneMatch(String::isBlank), () -> heading + ": " + row);
            }
        });
    }

    @Test
    void shouldListEveryItchMessageWithItsLengthAndFate() throws IOException {
        final List<List<String>> expected = new ArrayList<>();
        for (final ItchMessageType type : ItchMessageType.values()) {
            final String fate = switch (type.treatment()) {
                case EVENT -> "event";
                case DIRECTORY -> "directory";
                case NOT_CARRIED -> "not carried";
            };
            expected.add(List.of(
                    String.valueOf((char) type.code()), String.valueOf(type.length()), fate, type.explanation()));
        }

        assertEquals(23, expected.size());
        assertEquals(expected, columns(tables().get(ITCH), 0, 2, 3, 4));
    }

    private static List<List<String>> columns(final List<List<String>> rows, final int... columns) {
        final List<List<String>> picked = new ArrayList<>();
        for (final List<String> row : rows) {
            final List<String> cells = new ArrayList<>();
            for (final int column : columns) {
                cells.add(row.get(column));
            }
            picked.add(cells);
        }
        return picked;
    }

    /** Heading to the cells of its table, without the table's own head. */
    private static Map<String, List<List<String>>> tables() throws IOException {
        final Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        String heading = "";
        boolean isBody = false;
        for (final String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("^#+ ", "");
            }
            if (!line.startsWith("|")) {
                isBody = false;
            } else if (line.startsWith("|--") || line.startsWith("|:-")) {
                isBody = true;
            } else if (isBody) {
                final List<String> cells = Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList();
                tables.computeIfAbsent(heading, _ -> new ArrayList<>()).add(cells.subList(0, cells.size() - 1));
            }
        }
        return tables;
    }
}
