package io.tiercel.engine.conversion;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One folder that a feed was converted to, as a format: which book it makes is told by the folder. Immutable; cold. */
public final class StoredFormat implements FeedFormat {
    private final StoredForm form;
    private final Path folder;
    private final RecordedFeed recorded;

    private StoredFormat(final StoredForm form, final Path folder) {
        this.form = form;
        this.folder = folder;
        recorded = form.recorded(folder);
    }

    /**
     * @param name  of any format, or {@link FeedFormats#AUTO}.
     * @param files of one feed, not empty.
     * @return the format: a stored form where it is named or the first file is a folder, else one of the recorded formats.
     * @throws BadInputException when there is no such format, no format is known by these files, or the folder is damaged.
     */
    public static FeedFormat choose(final String name, final List<Path> files) {
        final Path first = files.getFirst();
        for (final StoredForm form : StoredForm.values()) {
            if (name.equals(form.formatName()) || (name.equals(FeedFormats.AUTO) && form.isForm(first))) {
                if (files.size() != 1 || !Files.isDirectory(first)) {
                    throw new BadInputException(first + ": expected one " + form.formatName() + " folder alone, got "
                            + (files.size() == 1 ? "a file" : files.size() + " files"));
                }
                return new StoredFormat(form, first);
            }
        }
        if (Files.isDirectory(first)) {
            throw new BadInputException(first + ": is a folder, but holds no "
                    + Arrays.stream(StoredForm.values()).map(StoredForm::mark).collect(Collectors.joining(" and no "))
                    + ", expected one that 'data convert' wrote, or a file");
        }
        if (ParquetDatabase.isFile(first)) {
            throw new BadInputException(
                    first + ": is one file of a Parquet folder, expected the folder that 'data convert' wrote");
        }
        return FeedFormats.choose(name, files);
    }

    RecordedFeed recorded() {
        return recorded;
    }

    @Override
    public String name() {
        return form.formatName();
    }

    @Override
    public String description() {
        return form.description();
    }

    @Override
    public BookKind bookKind() {
        return recorded.bookKind();
    }

    @Override
    public boolean matches(final FileHead file) {
        return form.isForm(file.path());
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        final EventSource source = form.source(folder);
        try {
            return new StoredFeed(folder, recorded, source, listing, audit);
        } catch (final RuntimeException e) {
            source.close();
            throw e;
        }
    }
}
