package io.tiercel.engine.conversion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Records of one kind as a Parquet file, a repeating group as a file of its own beside it: a row per element, with the record's sequence and its number
 * within the cause in front. One thread, but for {@link #stop}; cold.
 */
final class EventFile implements AutoCloseable {
    private final EventTable table;
    private final Optional<EventGroup> group;
    private final int groupIndex;
    private final int keyColumns;
    private final ParquetStream<EventBlock> stream;
    private long rows;

    private EventFile(final Path folder, final EventTable table, final int groupIndex) {
        this.table = table;
        this.groupIndex = groupIndex;
        group = groupIndex < 0 ? Optional.empty() : Optional.of(table.groups().get(groupIndex));
        final List<EventColumn> columns = new ArrayList<>();
        if (group.isPresent()) {
            table.columns().stream()
                    .filter(column ->
                            column.name().equals("sequence") || column.name().equals("source_sequence"))
                    .forEach(columns::add);
            columns.add(
                    new EventColumn("element", "element", 0, Integer.BYTES, false, new TreeMap<>(), ColumnKind.NUMBER));
            keyColumns = columns.size();
            columns.addAll(group.get().columns());
        } else {
            columns.addAll(table.columns());
            keyColumns = columns.size();
        }
        final String name = table.name() + group.map(of -> "_" + of.name()).orElse("");
        stream = new ParquetStream<>(
                ParquetDatabase.file(folder, name),
                () -> new EventBlock(columns),
                (filled, free) -> new EventRowSource(columns, filled, free));
    }

    /** The files of a table: its own, and one per group. */
    static List<EventFile> of(final Path folder, final EventTable table) {
        final List<EventFile> files = new ArrayList<>();
        for (int i = -1; i < table.groups().size(); i++) {
            files.add(new EventFile(folder, table, i));
        }
        return files;
    }

    void append(final DirectBuffer buffer, final int event) {
        if (group.isEmpty()) {
            final EventBlock block = stream.block();
            block.set(buffer, 0, keyColumns, event);
            block.rows++;
            rows++;
            stream.next();
            return;
        }
        final int start = table.group(buffer, event, groupIndex);
        final int count = EventGroup.count(buffer, start);
        for (int i = 0; i < count; i++) {
            final EventBlock block = stream.block();
            block.set(buffer, 0, keyColumns - 1, event);
            block.numbers[keyColumns - 1][block.rows] = i;
            block.set(buffer, keyColumns, block.columns.size(), EventGroup.element(buffer, start, i));
            block.rows++;
            rows++;
            stream.next();
        }
    }

    long rows() {
        return rows;
    }

    void finish() {
        stream.finish();
    }

    void stop() {
        stream.stop();
    }

    @Override
    public void close() {
        stream.close();
    }
}
