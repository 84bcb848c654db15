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

/**
 * The recorded day: its bytes decompressed in memory, and its events in slots. Immutable, cold.
 *
 * @param file    where it lies.
 * @param content decompressed.
 * @param records place of the first record.
 * @param version of the encoding.
 * @param stream  the events.
 */
record DbnDay(Path file, byte[] content, int records, int version, BookStream stream) {
    private static final String NAME = "esh4-glbx-mdp3-20231225.mbo.dbn.zst";
    private static final int VERSION_OFFSET = 3;
    private static final int LENGTH_OFFSET = 4;
    private static final int PRELUDE_LENGTH = 8;
    private static final int EXPECTED_EVENTS = 1 << 17;

    /**
     * @return the day in the folder that {@link BookStream#DATA_PROPERTY} names.
     * @throws BadInputException when it is absent.
     */
    static DbnDay load() {
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
        return new DbnDay(
                file,
                bytes,
                PRELUDE_LENGTH
                        + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_OFFSET),
                bytes[VERSION_OFFSET],
                new BookStream(NAME, registry, tape));
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
