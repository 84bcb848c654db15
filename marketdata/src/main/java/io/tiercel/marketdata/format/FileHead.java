package io.tiercel.marketdata.format;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Name and first bytes of a file, decompressed where it is gzip or zstd: what a format is known by. Immutable. */
public final class FileHead {
    /** Bytes that are looked at. */
    public static final int LENGTH = 4096;

    private final Path path;
    private final byte[] bytes;
    private final String entryName;

    /**
     * @param path  of the file.
     * @param bytes first bytes of the content.
     */
    public FileHead(final Path path, final byte[] bytes) {
        this(path, bytes, "");
    }

    private FileHead(final Path path, final byte[] bytes, final String entryName) {
        this.path = path;
        this.entryName = entryName;
        this.bytes = bytes.clone();
    }

    /**
     * @param path of the file.
     * @return its head.
     * @throws BadInputException when it cannot be read.
     */
    public static FileHead of(final Path path) {
        try (SourceFile file = new SourceFile(path)) {
            final byte[] bytes = new byte[LENGTH];
            int filled = 0;
            try {
                int count = 0;
                while (filled < LENGTH && count >= 0) {
                    filled += count;
                    count = filled < LENGTH ? file.read(bytes, filled, LENGTH - filled) : -1;
                }
            } catch (final IOException e) {
                throw file.damaged(e, "byte " + filled);
            }
            return new FileHead(path, Arrays.copyOf(bytes, filled), file.entryName());
        }
    }

    /**
     * @return last part of the path, lower case, without {@code .gz} or {@code .zst}.
     */
    public String name() {
        final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        final boolean isCompressed = name.endsWith(".gz") || name.endsWith(".zst");
        return isCompressed ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /**
     * @return name of the file within a zip as it is spelled there, empty where the file is no zip.
     */
    public String entryName() {
        return entryName;
    }

    /**
     * @return path of the file.
     */
    public Path path() {
        return path;
    }

    /**
     * @return the bytes as Latin-1 text.
     */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * @return first line as Latin-1 text, without its end; all there is if no line ends.
     */
    public String firstLine() {
        return text().lines().findFirst().orElse("");
    }

    /**
     * @param offset first byte, from 0.
     * @param magic  expected bytes, each 0 to 255.
     * @return true when they stand there.
     */
    public boolean hasBytes(final int offset, final int... magic) {
        if (bytes.length < offset + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[offset + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
