package io.tiercel.marketdata.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The content of a zip file that holds one file, read from front to back. Owned by the thread of its {@link SourceFile}. */
final class Unzip extends InputStream {
    /** First four bytes of a zip with a file in it. */
    static final int MAGIC = 0x504b0304;

    private final ZipInputStream zip;
    private final String entryName;

    /**
     * @param raw the zip.
     * @throws IOException when it is damaged or holds no file.
     */
    Unzip(final InputStream raw) throws IOException {
        zip = new ZipInputStream(raw);
        final ZipEntry entry = nextFile();
        if (entry == null) {
            throw new ZipException("the zip holds no file");
        }
        entryName = entry.getName();
    }

    private ZipEntry nextFile() throws IOException {
        try {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = zip.getNextEntry();
            }
            return entry;
        } catch (final IllegalArgumentException e) {
            throw damaged("the name of a file in the zip is no UTF-8", e);
        }
    }

    private static ZipException damaged(final String problem, final Exception cause) {
        final ZipException damage = new ZipException(problem);
        damage.initCause(cause);
        return damage;
    }

    /** The name of the file within the zip. */
    String entryName() {
        return entryName;
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(final byte[] into, final int offset, final int length) throws IOException {
        final int count;
        try {
            count = zip.read(into, offset, length);
        } catch (final IOException e) {
            throw damaged(e.getMessage(), e);
        }
        if (count < 0 && nextFile() != null) {
            throw new ZipException("the zip holds more than one file");
        }
        return count;
    }
}
