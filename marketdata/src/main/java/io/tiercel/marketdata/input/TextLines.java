package io.tiercel.marketdata.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a {@link SourceFile} as byte ranges of one reused buffer, numbered from 1.
 * <p>
 * Owned by one thread; allocates nothing per line. Lines end with LF or CR LF; the last one may lack it.
 */
public final class TextLines implements AutoCloseable {
    private static final int BUFFER_LENGTH = 1 << 17;
    private static final int LONGEST_QUOTE = 80;

    private final SourceFile file;
    private final int longestLine;
    private byte[] bytes;
    private int filled;
    private int next;
    private int from;
    private int to;
    private long number;
    private boolean isTerminated = true;

    /**
     * @param path of the file.
     * @throws BadInputException when it cannot be opened, see {@link SourceFile}.
     */
    public TextLines(final Path path) {
        this(path, BUFFER_LENGTH);
    }

    /**
     * @param path        of the file.
     * @param longestLine bytes of the longest line that is taken for one; the buffer grows up to it as lines ask for it.
     * @throws BadInputException when it cannot be opened, see {@link SourceFile}.
     */
    public TextLines(final Path path, final int longestLine) {
        file = new SourceFile(path);
        this.longestLine = longestLine;
        bytes = new byte[file.bufferLength(BUFFER_LENGTH)];
    }

    /**
     * Moves to the next line.
     *
     * @return false at the end of the file.
     * @throws BadInputException when the file is cut or damaged here, or the line is longer than any real one.
     */
    public boolean next() {
        int end = next;
        while (true) {
            while (end < filled && bytes[end] != '\n') {
                end++;
            }
            if (end < filled) {
                return accept(end, end + 1, true);
            }
            final int moved = next;
            if (!fill()) {
                return next < filled && accept(filled, filled, false);
            }
            end -= moved;
        }
    }

    private boolean accept(final int end, final int following, final boolean hasLineFeed) {
        from = next;
        to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        next = following;
        isTerminated = hasLineFeed;
        number++;
        return true;
    }

    private boolean fill() {
        System.arraycopy(bytes, next, bytes, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled == bytes.length && filled < longestLine) {
            bytes = Arrays.copyOf(bytes, Math.min(longestLine, 2 * filled));
        }
        if (filled == bytes.length) {
            throw new BadInputException(file.name() + ": line " + (number + 1) + ": longer than " + bytes.length
                    + " bytes, expected a line of text");
        }
        try {
            final int count = file.read(bytes, filled, bytes.length - filled);
            filled += Math.max(0, count);
            return count > 0;
        } catch (final IOException e) {
            throw file.damaged(e, "line " + (number + 1));
        }
    }

    /**
     * @return buffer that {@link #from} and {@link #to} point into; valid until the next {@link #next}.
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * @return first byte of the line.
     */
    public int from() {
        return from;
    }

    /**
     * @return end of the line, exclusive, without its line feed.
     */
    public int to() {
        return to;
    }

    /**
     * @return number of the line, from 1; 0 before the first.
     */
    public long number() {
        return number;
    }

    /**
     * @return share of the file read so far, 0 to 1; NaN for a pipe.
     */
    public double progress() {
        return file.progress();
    }

    /**
     * @return the path as it was given.
     */
    public String name() {
        return file.name();
    }

    /**
     * Tells what is wrong with this line. Cold.
     *
     * @param problem what is wrong and what was expected.
     * @return file, line, its text, problem.
     */
    public BadInputException bad(final String problem) {
        final int length = Math.min(to - from, LONGEST_QUOTE);
        final String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
        return new BadInputException(file.name() + ": line " + number + ": '" + text
                + (to - from > LONGEST_QUOTE ? "...': " : "': ") + problem
                + (isTerminated ? "" : " (the file ends in this line)"));
    }

    /** Releases the file; idempotent. */
    @Override
    public void close() {
        file.close();
    }
}
