package io.tiercel.engine.conversion;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Events from the files of a Parquet folder, merged by their sequence as they are read: memory does not grow with them. One thread; cold. */
final class ParquetSource implements EventSource {
    private final UnsafeBuffer event = new UnsafeBuffer(new byte[EventSlots.SLOT_LENGTH]);
    private final List<ParquetCursor> cursors = new ArrayList<>();
    private final Path folder;
    private final Connection connection;
    private long lastSequence;

    ParquetSource(final Path folder) {
        this.folder = folder;
        try {
            connection = open(folder);
        } catch (final SQLException e) {
            throw failed(folder, e);
        }
        try {
            for (final EventTable table : EventSchema.MARKET_DATA.tables()) {
                final Path file = ParquetDatabase.file(folder, table.name());
                if (Files.exists(file)) {
                    cursors.add(new ParquetCursor(connection, table, file));
                }
            }
        } catch (final SQLException e) {
            close();
            throw failed(folder, e);
        } catch (final RuntimeException e) {
            close();
            throw e;
        }
    }

    static RecordedFeed recorded(final Path folder) {
        try (Connection connection = open(folder)) {
            return ParquetLists.read(connection, folder);
        } catch (final SQLException e) {
            throw failed(folder, e);
        }
    }

    /** Reading in order takes no temporary files; were they needed, this folder could not be made and the reading would fail. */
    private static Connection open(final Path folder) throws SQLException {
        return ParquetDatabase.open(ParquetDatabase.file(folder, ParquetLists.FEED));
    }

    @Override
    public EventTable next() {
        ParquetCursor first = null;
        for (int i = 0; i < cursors.size(); i++) {
            final ParquetCursor cursor = cursors.get(i);
            if (first == null || cursor.sequence() < first.sequence()) {
                first = cursor;
            }
        }
        if (first == null || first.sequence() == ParquetCursor.END) {
            return null;
        }
        if (first.sequence() != lastSequence + 1) {
            throw new BadInputException(folder + ": the row after sequence " + lastSequence + " has sequence "
                    + first.sequence() + " (" + first.table().name() + "), expected " + (lastSequence + 1));
        }
        lastSequence = first.sequence();
        try {
            first.take(event);
        } catch (final SQLException e) {
            throw failed(folder, e);
        }
        return first.table();
    }

    @Override
    public UnsafeBuffer event() {
        return event;
    }

    @Override
    public void close() {
        try (Connection _ = connection) {
            for (final ParquetCursor cursor : cursors) {
                cursor.close();
            }
        } catch (final SQLException e) {
            throw failed(folder, e);
        }
    }

    private static BadInputException failed(final Path folder, final SQLException e) {
        return new BadInputException(
                folder + ": cannot be read, expected the Parquet files of 'data convert': "
                        + ParquetDatabase.firstLine(e),
                e);
    }
}
