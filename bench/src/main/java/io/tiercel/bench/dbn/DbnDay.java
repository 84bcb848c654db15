package io.tiercel.bench.dbn;

import io.tiercel.bench.tape.BookStream;
import io.tiercel.bench.tape.EventTape;
import io.tiercel.marketdata.dbn.DbnFormat;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.SourceFile;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.OpenListing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The recorded day: its bytes decompressed in memory, and its events in slots. Immutable, cold. */
public final class DbnDay {
    private static final String NAME = "esh4-glbx-mdp3-20231225.mbo.dbn.zst";
    private static final int VERSION_OFFSET = 3;
    private static final int LENGTH_OFFSET = 4;
    private static final int PRELUDE_LENGTH = 8;
    private static final int EXPECTED_EVENTS = 1 << 17;

    private final Path file;
    private final byte[] content;
    private final BookStream stream;

    private DbnDay(final Path file, final byte[] content, final BookStream stream) {
        this.file = file;
        this.content = content;
        this.stream = stream;
    }

    /**
     * @return the day in the folder that {@link BookStream#DATA_PROPERTY} names.
     * @throws BadInputException when it is absent.
     */
    public static DbnDay load() {
        final Path file = recordedFile();
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": not found, expected the recorded day; name its folder with -D"
                    + BookStream.DATA_PROPERTY + "=FOLDER");
        }
        final byte[] bytes = bytes(file);
        final OpenListing listing = new OpenListing();
        final EventTape tape = EventTape.record(
                DbnFormat.ORDERS.open(List.of(file), listing, FeedAudit.NONE, FeedOptions.NONE), EXPECTED_EVENTS);
        final InstrumentRegistry registry = new InstrumentRegistry(List.of(listing.instrument(0)));
        return new DbnDay(file, bytes, new BookStream(NAME, registry, tape));
    }

    /**
     * @return where it lies.
     */
    Path file() {
        return file;
    }

    /**
     * @return its bytes, decompressed; not to be changed.
     */
    byte[] content() {
        return content;
    }

    /**
     * @return place of its first record.
     */
    int records() {
        return PRELUDE_LENGTH
                + ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_OFFSET);
    }

    /**
     * @return version of its encoding.
     */
    int version() {
        return content[VERSION_OFFSET];
    }

    /**
     * @return its events.
     */
    public BookStream stream() {
        return stream;
    }

    /**
     * @return where the day is looked for.
     */
    static Path recordedFile() {
        return Path.of(System.getProperty(BookStream.DATA_PROPERTY, ""), NAME);
    }

    private static byte[] bytes(final Path path) {
        byte[] bytes = new byte[1 << 20];
        int count = 0;
        try (SourceFile file = new SourceFile(path)) {
            int more = file.read(bytes, 0, bytes.length);
            while (more >= 0) {
                count += more;
                if (count == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * count);
                }
                more = file.read(bytes, count, bytes.length - count);
            }
            return Arrays.copyOf(bytes, count);
        } catch (final IOException e) {
            throw new BadInputException(path + ": cannot be read (" + e + "), expected a sound file", e);
        }
    }
}
