package io.tiercel.engine.conversion;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.agrona.DirectBuffer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The tables of a schema, worked out from the schema file itself, so that a new message or field is carried without a line here.
 * Immutable; cold.
 */
final class EventSchema {
    /** Header fields that a table need not hold: the same in all its events, or made by the journal. */
    static final Set<String> IMPLIED = Set.of("length", "blockLength", "templateId", "schemaId", "version", "crc32c");

    private static final Map<String, Integer> LENGTHS = Map.of("uint8", 1, "uint16", 2, "int32", 4, "int64", 8);
    private static final String FIRST = "sequence";

    /** The schema of this version. */
    static final EventSchema MARKET_DATA = new EventSchema(MessageHeaderDecoder.class, "marketdata.xml");

    private final Map<String, Element> types = new HashMap<>();
    private final List<EventTable> tables = new ArrayList<>();
    private final Map<Integer, EventTable> byTemplate = new HashMap<>();
    private final int id;
    private final int version;

    /**
     * @param codec beside which the schema file lies.
     * @param file  of the schema.
     */
    EventSchema(final Class<?> codec, final String file) {
        collectTypes(root(MessageHeaderDecoder.class, "header.xml"));
        final Element schema = root(codec, file);
        children(schema).stream()
                .filter(child -> child.getTagName().equals("types"))
                .forEach(this::collectTypes);
        id = Integer.parseInt(schema.getAttribute("id"));
        version = Integer.parseInt(schema.getAttribute("version"));
        final List<EventColumn> header = headerColumns(types.get("messageHeader"));
        for (final Element child : children(schema)) {
            if (child.getTagName().equals("sbe:message")) {
                final EventTable table = table(child, header);
                tables.add(table);
                byTemplate.put(table.templateId(), table);
            }
        }
    }

    /** All tables, by template id. */
    List<EventTable> tables() {
        return Collections.unmodifiableList(tables);
    }

    /** Number of the schema. */
    int id() {
        return id;
    }

    /** Version of the schema, which is that of the records in a journal. */
    int version() {
        return version;
    }

    /**
     * @param where  the event comes from, for the message.
     * @param buffer of an event.
     * @param offset of its header.
     * @param length of the event as it was stored, bytes.
     * @return its table.
     * @throws BadInputException when it is no event of this schema.
     */
    EventTable table(final Path where, final DirectBuffer buffer, final int offset, final int length) {
        final int template = unsigned(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
        final EventTable table = byTemplate.get(template);
        if (table == null
                || table.length() != length
                || unsigned(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset()) != id
                || unsigned(buffer, offset + MessageHeaderDecoder.versionEncodingOffset()) != version
                || unsigned(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset()) != table.blockLength()) {
            throw new BadInputException(where + ": holds an event of " + length + " bytes, template " + template
                    + ", expected market data of schema " + id + " version " + version + " only");
        }
        return table;
    }

    private EventTable table(final Element message, final List<EventColumn> header) {
        final List<EventColumn> columns = new ArrayList<>(header);
        int offset = MessageHeaderDecoder.ENCODED_LENGTH;
        final List<EventGroup> groups = new ArrayList<>();
        for (final Element field : children(message)) {
            if (field.getTagName().equals("group")) {
                groups.add(group(field));
            } else {
                final EventColumn column = column(field, offset);
                columns.add(column);
                offset += column.length();
            }
        }
        return new EventTable(
                EventColumn.spelling(message.getAttribute("name")),
                message.getAttribute("name"),
                Integer.parseInt(message.getAttribute("id")),
                offset - MessageHeaderDecoder.ENCODED_LENGTH,
                id,
                version,
                columns,
                groups);
    }

    private EventGroup group(final Element element) {
        final List<EventColumn> columns = new ArrayList<>();
        int offset = 0;
        for (final Element field : children(element)) {
            final EventColumn column = column(field, offset);
            columns.add(column);
            offset += column.length();
        }
        final String name = element.getAttribute("name");
        return new EventGroup(
                EventColumn.spelling(name),
                name,
                element.getAttribute("semanticType").equals("InstrumentId"),
                columns);
    }

    private EventColumn column(final Element field, final int offset) {
        if (!field.getTagName().equals("field")) {
            throw notCarried((Element) field.getParentNode(), field);
        }
        return column(field, field.getAttribute("type"), offset);
    }

    private List<EventColumn> headerColumns(final Element composite) {
        final List<EventColumn> columns = new ArrayList<>();
        int offset = 0;
        for (final Element field : children(composite)) {
            final String type = field.getAttribute("primitiveType");
            final String name = field.getAttribute("name");
            if (!IMPLIED.contains(name)) {
                columns.add(name.equals(FIRST) ? 0 : columns.size(), column(field, type, offset));
            }
            offset += type.equals("uint32") ? Integer.BYTES : LENGTHS.get(type);
        }
        return columns;
    }

    private EventColumn column(final Element field, final String typeName, final int offset) {
        final Element type = types.get(typeName);
        final SortedMap<Long, String> codes = new TreeMap<>(CodeNames.of(field.getAttribute("semanticType")));
        final String primitive;
        if (type == null) {
            primitive = typeName;
        } else if (type.getTagName().equals("enum")) {
            primitive = type.getAttribute("encodingType");
            children(type)
                    .forEach(value ->
                            codes.put(Long.parseLong(value.getTextContent().strip()), value.getAttribute("name")));
        } else {
            primitive = type.getAttribute("primitiveType");
        }
        final boolean isText = primitive.equals("char") && type != null && type.hasAttribute("length");
        final String nullValue = type == null ? "" : type.getAttribute("nullValue");
        final boolean isPlain = LENGTHS.containsKey(primitive)
                && (type == null || !type.hasAttribute("length"))
                && (nullValue.isEmpty() || nullValue.equals(Long.toString(Long.MIN_VALUE)));
        if (!(isPlain || isText) || field.hasAttribute("offset") || field.hasAttribute("presence")) {
            throw notCarried((Element) field.getParentNode(), field);
        }
        final String name = field.getAttribute("name");
        return new EventColumn(
                EventColumn.spelling(name),
                name,
                offset,
                isText ? Integer.parseInt(type.getAttribute("length")) : LENGTHS.get(primitive),
                !nullValue.isEmpty(),
                Collections.unmodifiableSortedMap(codes),
                isText ? ColumnKind.TEXT : kind(name, typeName, codes.isEmpty()));
    }

    private static ColumnKind kind(final String name, final String typeName, final boolean isNumber) {
        if (!isNumber) {
            return ColumnKind.CODE;
        }
        return switch (typeName) {
            case "Price" -> ColumnKind.PRICE;
            case "Qty" -> ColumnKind.QTY;
            case "TimestampNs" -> ColumnKind.TIME_NS;
            default -> ofPlainNumber(name);
        };
    }

    private static ColumnKind ofPlainNumber(final String name) {
        if (name.equals("position")) {
            return ColumnKind.QTY;
        }
        return name.endsWith("TimeNs") ? ColumnKind.TIME_NS : ColumnKind.NUMBER;
    }

    private void collectTypes(final Element parent) {
        children(parent).forEach(type -> types.put(type.getAttribute("name"), type));
    }

    private static IllegalStateException notCarried(final Element message, final Element field) {
        return new IllegalStateException("schema: " + message.getAttribute("name") + "." + field.getAttribute("name")
                + " is of a kind that no column holds yet, expected one integer or a text of fixed length");
    }

    private static int unsigned(final DirectBuffer buffer, final int at) {
        return buffer.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    private static Element root(final Class<?> codec, final String file) {
        try (InputStream in = codec.getResourceAsStream(file)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (final IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("schema " + file + " is not beside its codecs", e);
        }
    }

    private static List<Element> children(final Element parent) {
        final List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof final Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
