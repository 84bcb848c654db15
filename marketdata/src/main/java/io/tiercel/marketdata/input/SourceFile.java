package io.tiercel.marketdata.input;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A recorded file read once from front to back, plain, gzip, zstd or a zip of one file (told by its first bytes), of any length, in bounded memory.
 * <p>
 * Owned by one thread. Allocates nothing after construction while the file is sound.
 */
public final class SourceFile implements AutoCloseable {
    private static final int BLOCK_LENGTH = 1 << 16;
    private static final int SMALLEST_BUFFER = 512;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int ZSTD_MAGIC = 0x28b52ffd;

    private final String name;
    private final SeekableByteChannel channel;
    /** On the heap: direct memory is given back late, and a check of thousands of files would wait for it. */
    private final ByteBuffer block;

    private final long sizeBytes;
    private final InputStream content;
    private long readBytes;
    private String entryName = "";
    private boolean isZip;

    /**
     * @param path of the file.
     * @throws BadInputException when it is missing, a folder, empty, unreadable, or named .gz or .zst without being that.
     */
    public SourceFile(final Path path) {
        name = path.toString();
        if (Files.isDirectory(path)) {
            throw new BadInputException(name + ": is a folder, expected a file");
        }
        try {
            channel = Files.newByteChannel(path);
        } catch (final NoSuchFileException e) {
            throw new BadInputException(name + ": not found, expected an existing file", e);
        } catch (final IOException e) {
            throw damaged(e, "at its start");
        }
        try {
            sizeBytes = channel.size();
            block = ByteBuffer.allocate(bufferLength(BLOCK_LENGTH));
            content = open();
        } catch (final IOException e) {
            close();
            throw damaged(e, "at its start");
        } catch (final BadInputException e) {
            close();
            throw e;
        }
    }

    private InputStream open() throws IOException {
        block.limit(0);
        final InputStream raw = new Blocks();
        if (raw.available() < 2) {
            throw new BadInputException(name + ": holds " + raw.available() + " bytes, expected market data");
        }
        if (raw.available() >= Integer.BYTES && block.getInt(0) == Unzip.MAGIC) {
            isZip = true;
            final Unzip unzip = new Unzip(raw);
            entryName = unzip.entryName();
            return unzip;
        }
        final boolean isGzip = (block.getShort(0) & 0xffff) == GZIP_MAGIC;
        if (!isGzip && name.endsWith(".gz")) {
            throw new BadInputException(name + ": content is not gzip, expected it from a name that ends in .gz");
        }
        final boolean isZstd = raw.available() >= Integer.BYTES && block.getInt(0) == ZSTD_MAGIC;
        if (!isZstd && name.endsWith(".zst")) {
            throw new BadInputException(name + ": content is not zstd, expected it from a name that ends in .zst");
        }
        if (isZstd) {
            return new ZstdInputStreamNoFinalizer(raw);
        }
        return isGzip ? new Gunzip(raw) : raw;
    }

    /**
     * Reads what comes next of the (decompressed) content.
     *
     * @param into   receives the bytes.
     * @param offset first place written.
     * @param length most bytes wanted, positive.
     * @return bytes read, positive, or -1 at the end.
     * @throws IOException when the file is cut or damaged; everything readable before has been returned.
     */
    public int read(final byte[] into, final int offset, final int length) throws IOException {
        return content.read(into, offset, length);
    }

    /**
     * @return the path as it was given.
     */
    public String name() {
        return name;
    }

    /**
     * @return name of the file within a zip, empty where the file is no zip.
     */
    public String entryName() {
        return entryName;
    }

    /**
     * Bytes for a reader's buffer that need not grow for a plain file: less for a small one. It may have to for a compressed file.
     *
     * @param most for a large file or a pipe.
     * @return 512 or more, at most that many.
     */
    public int bufferLength(final int most) {
        return sizeBytes > 0 ? Math.clamp(sizeBytes + 1, Math.min(SMALLEST_BUFFER, most), most) : most;
    }

    /**
     * @return share of the file read so far, 0 to 1; NaN for a pipe.
     */
    public double progress() {
        return sizeBytes > 0 ? (readBytes - block.remaining()) / (double) sizeBytes : Double.NaN;
    }

    /**
     * Tells a failed {@link #read} to the person who gave the file. Cold.
     *
     * @param cause what reading reported.
     * @param where place in the content, such as {@code line 7}.
     * @return what, where, expected.
     */
    public BadInputException damaged(final IOException cause, final String where) {
        final String what = switch (cause) {
            case EOFException _ ->
                "compressed data is cut short, expected a whole " + (isZip ? "zip" : "gzip") + " file";
            case ZstdIOException _ ->
                "compressed data is cut short or damaged (" + cause.getMessage() + "), expected a sound zstd file";
            case ZipException _ ->
                "compressed data is damaged (" + cause.getMessage() + "), expected a sound "
                        + (isZip ? "zip of one" : "gzip") + " file";
            default -> "cannot be read (" + cause + "), expected a readable file";
        };
        return new BadInputException(name + ": " + where + ": " + what, cause);
    }

    /** Releases the file; idempotent. */
    @Override
    public void close() {
        try {
            if (content != null) {
                content.close();
            }
            channel.close();
        } catch (final IOException e) {
            throw damaged(e, "on closing");
        }
    }

    /** The raw bytes of the file, block by block, without the garbage of the JDK's own channel streams. */
    private final class Blocks extends InputStream {
        @Override
        public int read() throws IOException {
            return available() > 0 ? block.get() & 0xff : -1;
        }

        @Override
        public int read(final byte[] into, final int offset, final int length) throws IOException {
            if (available() == 0) {
                return -1;
            }
            final int count = Math.min(length, block.remaining());
            block.get(into, offset, count);
            return count;
        }

        @Override
        public int available() throws IOException {
            if (!block.hasRemaining()) {
                block.clear();
                final int count = channel.read(block);
                block.flip();
                readBytes += Math.max(0, count);
            }
            return block.remaining();
        }
    }

    /** Gives out what was decompressed in front of a damaged place before it reports the damage. */
    private static final class Gunzip extends GZIPInputStream {
        private ZipException damage;

        Gunzip(final InputStream raw) throws IOException {
            super(raw, BLOCK_LENGTH);
        }

        @Override
        public int read(final byte[] into, final int offset, final int length) throws IOException {
            if (damage != null) {
                throw damage;
            }
            final long writtenBefore = inf.getBytesWritten();
            try {
                return super.read(into, offset, length);
            } catch (final ZipException e) {
                final long recovered = inf.getBytesWritten() - writtenBefore;
                damage = e;
                if (recovered <= 0 || recovered > length) {
                    throw e;
                }
                return (int) recovered;
            }
        }
    }
}
