package io.tiercel.engine.computation;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Rows as text. Most values of a row are those of the row before it: their text is kept and copied.
 * <p>
 * One thread; allocates nothing per row.
 */
final class CsvRows implements RowSink {
    private static final int BUFFER_LENGTH = 1 << 18;

    private final SeventeenDigits digits = new SeventeenDigits();
    private final Path file;
    private final FileChannel channel;
    private final byte[] buffer;
    private final byte[] texts;
    private final int[] lengths;
    private final long[] bits;
    private int at;

    CsvRows(final Path file, final List<String> columns) {
        this.file = file;
        final int rowLength = columns.size() * (SeventeenDigits.MAX_LENGTH + 1);
        buffer = new byte[Math.max(BUFFER_LENGTH, 2 * rowLength)];
        texts = new byte[columns.size() * SeventeenDigits.MAX_LENGTH];
        lengths = new int[columns.size()];
        bits = new long[columns.size()];
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (final IOException e) {
            throw failed(e);
        }
        final byte[] header = (String.join(",", columns) + '\n').getBytes(StandardCharsets.US_ASCII);
        write(header, header.length);
    }

    @Override
    public void append(final int instrumentId, final long timeNs, final double[] values) {
        if (buffer.length - at < lengths.length * (SeventeenDigits.MAX_LENGTH + 1)) {
            flush();
        }
        for (int column = 0; column < lengths.length; column++) {
            final int text = column * SeventeenDigits.MAX_LENGTH;
            final long valueBits = Double.doubleToRawLongBits(values[column]);
            if (valueBits != bits[column] || lengths[column] == 0) {
                bits[column] = valueBits;
                lengths[column] = digits.write(values[column], texts, text) - text;
            }
            System.arraycopy(texts, text, buffer, at, lengths[column]);
            at += lengths[column];
            buffer[at++] = ',';
        }
        buffer[at - 1] = '\n';
    }

    private void flush() {
        write(buffer, at);
        at = 0;
    }

    private void write(final byte[] bytes, final int length) {
        final ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void finish() {
        flush();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw failed(e);
        }
    }

    private BadInputException failed(final IOException e) {
        return new BadInputException(file + ": cannot be written, expected room and access: " + e, e);
    }
}
