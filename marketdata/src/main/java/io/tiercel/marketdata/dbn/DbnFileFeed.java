package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.StoredSourceFeed;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.SourceFile;
import io.tiercel.marketdata.instrument.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * DBN files of any length, plain, gzip or zstd, one behind the other: days of a dataset, or a snapshot and what followed.
 * <p>
 * Owned by the ingress thread. Streams in bounded memory; allocates between files and as {@link DbnDecoder} tells. The source sequence is the number of
 * the record in all files, from 1, carried or not. A bad record is told with its byte in the (decompressed) file and its number there.
 */
public final class DbnFileFeed extends StoredSourceFeed {
    /** A poll looks at no more bytes than this, so that a file of other symbols does not keep the ingress. */
    private static final int BUFFER_LENGTH = 1 << 17;

    private final List<Path> paths;
    private final BookKind kind;
    private final DbnDecoder decoder;
    private final byte[] bytes = new byte[BUFFER_LENGTH];
    private int next;
    private SourceFile file;
    private DbnMetadata metadata;
    private DbnScanner scanner;
    private String previousName;
    private long position;
    private int from;
    private int filled;
    private boolean isEnded;

    /**
     * @param paths   of the files, in order of time; not empty.
     * @param kind    of book that the files' schema is to make.
     * @param listing which instruments to decode.
     * @param audit   told what the records say about the books.
     * @throws BadInputException when the first file cannot be opened or its metadata is not sound.
     */
    public DbnFileFeed(final List<Path> paths, final BookKind kind, final Listing listing, final FeedAudit audit) {
        this.paths = List.copyOf(paths);
        this.kind = kind;
        decoder = new DbnDecoder(new DbnInstruments(listing), audit);
        try {
            openNext();
        } catch (final BadInputException e) {
            close();
            throw e;
        }
    }

    @Override
    protected int read(final EventWriter writer, final int limit) {
        if (isEnded) {
            return END_OF_FEED;
        }
        decoder.write(writer, limit);
        scan();
        if (decoder.events() < limit && !fill()) {
            requireWhole();
            file.close();
            if (next < paths.size()) {
                openNext();
            } else {
                isEnded = true;
                return decoder.events() == 0 ? END_OF_FEED : decoder.events();
            }
        }
        return decoder.events();
    }

    private void scan() {
        try {
            final int end = scanner.scan(bytes, from, filled, decoder);
            position += end - from;
            from = end;
        } catch (final BadInputException e) {
            throw new BadInputException(
                    file.name() + ": byte " + (position + scanner.offset() - from) + ": record "
                            + (scanner.records() + 1) + ": " + e.getMessage(),
                    e);
        }
    }

    private void requireWhole() {
        if (filled > from) {
            final int length = (bytes[from] & 0xff) * WORD;
            throw new BadInputException(file.name() + ": byte " + position + ": record " + (scanner.records() + 1)
                    + ": the file ends after " + (filled - from) + " bytes of it, expected "
                    + (filled - from > RTYPE_OFFSET ? length : "a whole record"));
        }
    }

    private void openNext() {
        final Path path = paths.get(next);
        final long previousStartNs = metadata == null ? Long.MIN_VALUE : metadata.startNs();
        file = new SourceFile(path);
        from = 0;
        filled = 0;
        position = 0;
        metadata = readMetadata();
        if (metadata.schema().bookKind() != kind) {
            throw new BadInputException(file.name() + ": schema "
                    + metadata.schema().schemaName()
                    + ", expected one of the format " + DbnFormat.of(kind).name() + "; this one is of the format "
                    + DbnFormat.of(metadata.schema().bookKind()).name());
        }
        if (Long.compareUnsigned(metadata.startNs(), previousStartNs) < 0 && next > 0) {
            throw new BadInputException(file.name() + ": begins at " + metadata.startNs() + " ns, before "
                    + previousName + " (" + previousStartNs + " ns), expected files in order of time");
        }
        previousName = file.name();
        scanner = new DbnScanner(metadata.version(), metadata.isTsOut());
        decoder.begin(metadata);
        next++;
    }

    private DbnMetadata readMetadata() {
        final byte[] prelude = readFully(new byte[0], METADATA_PRELUDE_LENGTH);
        final int length;
        try {
            length = DbnMetadataReader.lengthOf(prelude);
        } catch (final BadInputException e) {
            throw of(file, e);
        }
        final byte[] whole = readFully(prelude, length);
        position = length;
        try {
            return DbnMetadataReader.read(whole);
        } catch (final BadInputException e) {
            throw of(file, e);
        }
    }

    private static BadInputException of(final SourceFile file, final BadInputException e) {
        return new BadInputException(file.name() + ": " + e.getMessage(), e);
    }

    /** The first bytes of the content. Room grows with what is there: a garbled length must not take all memory. */
    private byte[] readFully(final byte[] begun, final int length) {
        byte[] content = begun;
        int count = begun.length;
        while (count < length) {
            if (count == content.length) {
                content = Arrays.copyOf(content, Math.min(length, Math.max(BUFFER_LENGTH, 2 * count)));
            }
            try {
                final int more = file.read(content, count, content.length - count);
                if (more < 0) {
                    throw new BadInputException(file.name() + ": byte " + count
                            + ": the file ends, expected metadata of " + length + " bytes");
                }
                count += more;
            } catch (final IOException e) {
                throw file.damaged(e, "byte " + count);
            }
        }
        return content;
    }

    private boolean fill() {
        System.arraycopy(bytes, from, bytes, 0, filled - from);
        filled -= from;
        from = 0;
        try {
            final int count = file.read(bytes, filled, bytes.length - filled);
            filled += Math.max(0, count);
            return count > 0;
        } catch (final IOException e) {
            throw file.damaged(e, "byte " + (position + filled));
        }
    }

    @Override
    public double progress() {
        return (next - 1 + file.progress()) / paths.size();
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return decoder.messagesByType();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
