package io.tiercel.marketdata.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Offsets, types and nulls of a schema file, worked out from the XML alone, in the form of the tables of docs/protocol.md: heading to rows of
 * {@code offset, field, type, null} or {@code code, name}.
 */
final class SchemaLayout {
    private static final Map<String, Integer> LENGTHS = Map.of(
            "char", 1, "int8", 1, "uint8", 1, "int16", 2, "uint16", 2, "int32", 4, "uint32", 4, "int64", 8, "uint64",
            8);
    private static final String MIN = Long.toString(Long.MIN_VALUE);

    private final Map<String, Element> types = new LinkedHashMap<>();
    private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();

    SchemaLayout(final Path header, final Path schema) {
        final Element headerRoot = root(header);
        final Element schemaRoot = root(schema);
        collectTypes(headerRoot);
        collectTypes(schemaRoot);
        for (final Element element : descendants(schemaRoot)) {
            if (element.getTagName().equals("enum")) {
                addEnum(element);
            } else if (element.getTagName().equals("sbe:message")) {
                addMessage(element);
            }
        }
        if (schema.endsWith("marketdata.xml")) {
            addEnum(types.get("SideCode"));
            addHeader(types.get("messageHeader"));
        }
    }

    /** Heading to rows. */
    Map<String, List<List<String>>> tables() {
        return tables;
    }

    private void addEnum(final Element element) {
        final List<List<String>> rows = new ArrayList<>();
        for (final Element value : children(element)) {
            rows.add(List.of(value.getTextContent().strip(), value.getAttribute("name")));
        }
        tables.put("Code " + element.getAttribute("name") + ": " + element.getAttribute("encodingType"), rows);
    }

    private void addHeader(final Element composite) {
        final List<List<String>> rows = new ArrayList<>();
        final int length = addFields(composite, "primitiveType", "", rows);
        tables.put("Header: " + length + " bytes", rows);
    }

    private void addMessage(final Element message) {
        final List<List<String>> rows = new ArrayList<>();
        final int length = addFields(message, "type", "", rows);
        for (final Element group : children(message)) {
            if (group.getTagName().equals("group")) {
                addFields(group, "type", group.getAttribute("name") + " + ", rows);
            }
        }
        tables.put(
                message.getAttribute("name") + ": template " + message.getAttribute("id") + ", body " + length
                        + " bytes",
                rows);
    }

    private int addFields(
            final Element parent, final String typeAttribute, final String prefix, final List<List<String>> rows) {
        int offset = 0;
        for (final Element field : children(parent)) {
            if (field.getTagName().equals("group")) {
                continue;
            }
            final String type = field.getAttribute(typeAttribute);
            final Element definition = types.get(type);
            rows.add(List.of(prefix + offset, field.getAttribute("name"), spelling(type), nullOf(definition)));
            offset += length(type);
        }
        return offset;
    }

    private String spelling(final String type) {
        final Element definition = types.get(type);
        if (definition == null) {
            return type;
        }
        if (definition.getTagName().equals("enum")) {
            return type + " (" + definition.getAttribute("encodingType") + ")";
        }
        final String count = definition.getAttribute("length");
        return definition.getAttribute("primitiveType") + (count.isEmpty() ? "" : "[" + count + "]");
    }

    private int length(final String type) {
        final Element definition = types.get(type);
        if (definition == null) {
            return LENGTHS.get(type);
        }
        if (definition.getTagName().equals("enum")) {
            return LENGTHS.get(definition.getAttribute("encodingType"));
        }
        final String count = definition.getAttribute("length");
        return LENGTHS.get(definition.getAttribute("primitiveType")) * (count.isEmpty() ? 1 : Integer.parseInt(count));
    }

    private static String nullOf(final Element definition) {
        final String value = definition == null ? "" : definition.getAttribute("nullValue");
        return value.isEmpty() ? "-" : value.equals(MIN) ? "min" : value;
    }

    private void collectTypes(final Element root) {
        for (final Element element : descendants(root)) {
            if (List.of("type", "enum", "composite").contains(element.getTagName())
                    && element.getParentNode().getNodeName().equals("types")) {
                types.put(element.getAttribute("name"), element);
            }
        }
    }

    private static Element root(final Path file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (final Exception e) {
            throw new AssertionError("cannot read " + file, e);
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

    private static List<Element> descendants(final Element parent) {
        final List<Element> all = new ArrayList<>();
        for (final Element child : children(parent)) {
            all.add(child);
            all.addAll(descendants(child));
        }
        return all;
    }
}
