package io.tiercel.marketdata.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Zips of one file, stored as it is. */
final class Zips {
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_LENGTH = 22;

    private Zips() {}

    static byte[] stored(final String entry, final byte[] content, final int length) {
        final byte[] name = entry.getBytes(StandardCharsets.US_ASCII);
        final CRC32 crc = new CRC32();
        crc.update(content, 0, length);
        final int central = LOCAL_LENGTH + name.length + length;
        final ByteBuffer zip = ByteBuffer.allocate(central + CENTRAL_LENGTH + name.length + END_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50);
        sizes(zip, crc, length, name.length);
        zip.put(name).put(content, 0, length);
        zip.putInt(0x02014b50).putShort((short) 20);
        sizes(zip, crc, length, name.length);
        zip.position(central + CENTRAL_LENGTH).put(name);
        zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
        zip.putInt(CENTRAL_LENGTH + name.length).putInt(central).putShort((short) 0);
        return zip.array();
    }

    /** Version, flags, method, time and date, checksum, sizes, length of the name, of the extra field. */
    private static void sizes(final ByteBuffer zip, final CRC32 crc, final int length, final int nameLength) {
        zip.putShort((short) 20).putShort((short) 0).putShort((short) 0).putInt(0);
        zip.putInt((int) crc.getValue()).putInt(length).putInt(length);
        zip.putShort((short) nameLength).putShort((short) 0);
    }
}
