package io.tiercel.engine.conversion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a feed is stored; each a folder. */
public enum StoredForm {
    /** Journal folder. */
    JOURNAL("metadata.properties", "Journal folder that 'data convert' wrote") {
        @Override
        EventSink sink(final Path folder) {
            return new JournalSink(folder);
        }

        @Override
        RecordedFeed recorded(final Path folder) {
            return JournalSource.recorded(folder);
        }

        @Override
        EventSource source(final Path folder) {
            return new JournalSource(folder);
        }
    },
    /** Folder of Parquet files. */
    PARQUET("feed.parquet", "Folder of Parquet files that 'data convert' wrote") {
        @Override
        EventSink sink(final Path folder) {
            return new ParquetSink(folder);
        }

        @Override
        RecordedFeed recorded(final Path folder) {
            return ParquetSource.recorded(folder);
        }

        @Override
        EventSource source(final Path folder) {
            return new ParquetSource(folder);
        }
    };

    private final String mark;
    private final String description;

    StoredForm(final String mark, final String description) {
        this.mark = mark;
        this.description = description;
    }

    /**
     * @return short name for {@code --format} and {@code --to}.
     */
    public String formatName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @return one line: what it is.
     */
    public String description() {
        return description;
    }

    /**
     * @param out folder to be made.
     * @return the form that its name ends with, such as {@code feed.parquet}.
     */
    public static Optional<StoredForm> named(final Path out) {
        final String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(form -> name.endsWith(form.formatName()))
                .findFirst();
    }

    /** The file that a folder of this form is known by. */
    String mark() {
        return mark;
    }

    /** Whether a folder is of this form. */
    boolean isForm(final Path folder) {
        return Files.isRegularFile(folder.resolve(mark));
    }

    /** A new folder's writer. */
    abstract EventSink sink(Path folder);

    /** What a folder says about itself. */
    abstract RecordedFeed recorded(Path folder);

    /** A folder's reader. */
    abstract EventSource source(Path folder);
}
