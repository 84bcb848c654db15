package io.tiercel.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run's outcome in three forms: text, markdown, JSON. Owned by one thread, cold.
 */
public final class Report {
    private final String title;
    private final Surroundings surroundings;
    private final List<Section> sections = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();

    private record Section(String heading, Table table) {}

    /**
     * @param title        one line.
     * @param surroundings where it was measured.
     */
    public Report(final String title, final Surroundings surroundings) {
        this.title = title;
        this.surroundings = surroundings;
    }

    /**
     * @param more lines of the report's main table.
     */
    public void add(final List<Figure> more) {
        figures.addAll(more);
    }

    /**
     * @param heading of a table of its own.
     * @param table   with details.
     */
    public void add(final String heading, final Table table) {
        sections.add(new Section(heading, table));
    }

    /**
     * @return where it was measured.
     */
    public Surroundings surroundings() {
        return surroundings;
    }

    /**
     * @return true when every target is met, none missed or open.
     */
    public boolean isEveryTargetMet() {
        return figures.stream().map(Figure::verdict).allMatch(verdict -> verdict.isEmpty() || verdict.equals("met"));
    }

    /**
     * @return for people.
     */
    public String text() {
        final StringBuilder text = new StringBuilder(title).append('\n');
        surroundings.entries().forEach((name, value) -> text.append(String.format("%-14s%s%n", name, value)));
        for (final Section section : sections) {
            text.append('\n').append(section.heading).append('\n').append(section.table.text());
        }
        if (!figures.isEmpty()) {
            text.append('\n').append(Table.of(figures).text());
        }
        notes().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    /**
     * @param file that the report is appended to, as markdown; made if absent.
     */
    public void appendMarkdown(final Path file) {
        final StringBuilder text = new StringBuilder("\n## ").append(title).append("\n\n");
        surroundings
                .entries()
                .forEach((name, value) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        for (final Section section : sections) {
            text.append("\n### ").append(section.heading).append("\n\n").append(section.table.markdown());
        }
        if (!figures.isEmpty()) {
            text.append('\n').append(Table.of(figures).markdown());
        }
        notes().forEach(note -> text.append("\n").append(note).append('\n'));
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /**
     * @return for machines.
     */
    public ObjectNode json() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("title", title);
        final ObjectNode where = json.putObject("surroundings");
        surroundings.entries().forEach(where::put);
        final ArrayNode lines = json.putArray("figures");
        for (final Figure figure : figures) {
            final ObjectNode line = lines.addObject();
            line.put("name", figure.name()).put("unit", figure.unit());
            putNumber(line, "value", figure.value());
            putNumber(line, "low", figure.low());
            putNumber(line, "high", figure.high());
            line.put("bareName", figure.bareName());
            putNumber(line, "bare", figure.bare());
            putNumber(line, "ratio", figure.ratio());
            putNumber(line, "bytesPerOp", figure.bytesPerOp());
            putNumber(line, "cpuNs", figure.cpuNs());
            line.put("target", figure.target().text()).put("verdict", figure.verdict());
            line.put("note", figure.note());
        }
        return json;
    }

    private List<String> notes() {
        return figures.stream()
                .filter(figure -> !figure.note().isEmpty())
                .map(figure -> figure.name() + ": " + figure.note())
                .toList();
    }

    /** JSON knows no NaN: what was not measured is null. */
    private static void putNumber(final ObjectNode line, final String name, final double value) {
        if (Double.isFinite(value)) {
            line.put(name, value);
        } else {
            line.putNull(name);
        }
    }
}
