package io.tiercel.bench.json;

import io.tiercel.bench.tape.BookStream;
import io.tiercel.marketdata.input.BadInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The frames that a venue sent in a recorded session, in memory. Immutable, cold. */
final class RecordedFrames {
    private static final String STAMP_END = ": ";

    private final byte[][] frames;
    private final long bytes;

    private RecordedFrames(final List<byte[]> frames) {
        this.frames = frames.toArray(byte[][]::new);
        bytes = frames.stream().mapToLong(frame -> frame.length).sum();
    }

    /**
     * @param name of a capture, anywhere under the folder that {@link BookStream#DATA_PROPERTY} names: lines of a time stamp and a frame.
     * @return its frames.
     * @throws BadInputException when it is absent.
     */
    static RecordedFrames load(final String name) {
        final Path folder = Path.of(System.getProperty(BookStream.DATA_PROPERTY, "."));
        try (Stream<Path> files = Files.walk(folder)) {
            final Path file = files.filter(path -> path.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadInputException(folder + ": no file " + name
                            + " under it, expected the recorded session; name the folder with -D"
                            + BookStream.DATA_PROPERTY + "=FOLDER"));
            return new RecordedFrames(read(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> read(final Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.ISO_8859_1))) {
            // other lines tell what was sent to the venue
            return lines.lines()
                    .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
                    .map(line -> line.substring(line.indexOf(STAMP_END) + STAMP_END.length()))
                    .map(frame -> frame.getBytes(StandardCharsets.ISO_8859_1))
                    .toList();
        }
    }

    /** How many. */
    int size() {
        return frames.length;
    }

    /** One of them; not to be changed. */
    byte[] frame(final int index) {
        return frames[index];
    }

    /** All together. */
    long bytes() {
        return bytes;
    }
}
