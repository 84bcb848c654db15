package io.tiercel.engine.inspection;

import io.tiercel.engine.protocol.DigestBlockDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Every message of this version, inputs and outputs, worked out from the schema files that travel with the codecs: a new message or field is shown
 * without a line here. Immutable; cold.
 */
public final class RecordSchema {
    private static final Map<String, Integer> WIDTHS =
            Map.of("char", 1, "int8", 1, "uint8", 1, "int16", 2, "uint16", 2, "int32", 4, "uint32", 4, "int64", 8);
    private static final Set<String> UNSIGNED = Set.of("uint8", "uint16", "uint32");
    private static final Map<String, FieldKind> KINDS =
            Map.of("Price", FieldKind.PRICE, "Qty", FieldKind.QTY, "TimestampNs", FieldKind.TIMESTAMP);

    private final Map<String, Element> sharedTypes = new HashMap<>();
    private final Map<Integer, RecordLayout> layouts = new TreeMap<>();
    private final List<RecordField> header;

    private RecordSchema() {
        collectTypes(root(MessageHeaderDecoder.class, "header.xml"), sharedTypes);
        header = fields(children(sharedTypes.get("messageHeader")), sharedTypes);
        read(MessageHeaderDecoder.class, "marketdata.xml");
        read(ExecutionReportedDecoder.class, "strategy.xml");
        read(OrderRequestedDecoder.class, "risk.xml");
        read(DigestBlockDecoder.class, "engine.xml");
    }

    /** Read when first asked for: most commands never show a record. */
    private static final class Holder {
        private static final RecordSchema THIS_VERSION = new RecordSchema();
    }

    /**
     * @return the schema that this version writes.
     */
    public static RecordSchema ofThisVersion() {
        return Holder.THIS_VERSION;
    }

    /**
     * @return all messages, by template id.
     */
    public Collection<RecordLayout> layouts() {
        return Collections.unmodifiableCollection(layouts.values());
    }

    /**
     * @param templateId of a record.
     * @return its message, if this version knows it.
     */
    public Optional<RecordLayout> layout(final int templateId) {
        return Optional.ofNullable(layouts.get(templateId));
    }

    /** Fields of the header of every record. */
    List<RecordField> header() {
        return header;
    }

    private void read(final Class<?> codec, final String file) {
        final Element schema = root(codec, file);
        final Map<String, Element> types = new HashMap<>(sharedTypes);
        children(schema).stream()
                .filter(child -> child.getTagName().equals("types"))
                .forEach(child -> collectTypes(child, types));
        final int schemaId = Integer.parseInt(schema.getAttribute("id"));
        final int version = Integer.parseInt(schema.getAttribute("version"));
        for (final Element message : children(schema)) {
            if (message.getTagName().equals("sbe:message")) {
                final int templateId = Integer.parseInt(message.getAttribute("id"));
                layouts.put(
                        templateId,
                        new RecordLayout(
                                message.getAttribute("name"),
                                templateId,
                                schemaId,
                                version,
                                message.getAttribute("description"),
                                fields(named(message, "field"), types),
                                named(message, "group").stream()
                                        .map(group -> group(group, types))
                                        .toList()));
            }
        }
    }

    private static RecordGroup group(final Element group, final Map<String, Element> types) {
        return new RecordGroup(
                group.getAttribute("name"),
                group.getAttribute("semanticType").equals("InstrumentId"),
                fields(named(group, "field"), types));
    }

    private static List<RecordField> fields(final List<Element> elements, final Map<String, Element> types) {
        final List<RecordField> fields = new ArrayList<>();
        int offset = 0;
        for (final Element element : elements) {
            final RecordField field = field(element, offset, types);
            fields.add(field);
            offset += field.width();
        }
        return List.copyOf(fields);
    }

    private static RecordField field(final Element field, final int offset, final Map<String, Element> types) {
        final String typeName =
                field.hasAttribute("primitiveType") ? field.getAttribute("primitiveType") : field.getAttribute("type");
        final Optional<Element> type = Optional.ofNullable(types.get(typeName));
        final boolean isEnum =
                type.filter(element -> element.getTagName().equals("enum")).isPresent();
        final String primitive = type.map(element -> element.getAttribute(isEnum ? "encodingType" : "primitiveType"))
                .orElse(typeName);
        if (!WIDTHS.containsKey(primitive) || field.hasAttribute("offset")) {
            throw new IllegalStateException("schema: field " + field.getAttribute("name") + " of type " + typeName
                    + " is of a kind that is not shown yet, expected an integer, a code or characters");
        }
        final SortedMap<Long, String> codes =
                isEnum ? codes(type.orElseThrow()) : CodeNames.of(field.getAttribute("semanticType"));
        final FieldKind kind = primitive.equals("char")
                ? FieldKind.TEXT
                : codes.isEmpty() ? KINDS.getOrDefault(typeName, FieldKind.INTEGER) : FieldKind.CODE;
        return new RecordField(
                field.getAttribute("name"),
                kind,
                offset,
                WIDTHS.get(primitive)
                        * attribute(type, "length").map(Integer::parseInt).orElse(1),
                !UNSIGNED.contains(primitive),
                attribute(type, "nullValue").map(Long::parseLong),
                codes);
    }

    private static Optional<String> attribute(final Optional<Element> type, final String name) {
        return type.map(element -> element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    private static SortedMap<Long, String> codes(final Element type) {
        final SortedMap<Long, String> codes = new TreeMap<>();
        children(type)
                .forEach(
                        value -> codes.put(Long.parseLong(value.getTextContent().strip()), value.getAttribute("name")));
        return Collections.unmodifiableSortedMap(codes);
    }

    private static void collectTypes(final Element parent, final Map<String, Element> types) {
        children(parent).forEach(type -> types.put(type.getAttribute("name"), type));
    }

    private static List<Element> named(final Element parent, final String tag) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(tag))
                .toList();
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
