package io.tiercel.marketdata.dbn;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** DBN content made by hand, written from the layout's description and not from the decoder's constants. */
final class DbnBytes {
    static final int MBO_SCHEMA = 0;
    static final int MBP_1_SCHEMA = 1;
    static final int MBP_10_SCHEMA = 2;
    static final int TBBO_SCHEMA = 3;
    static final int TRADES_SCHEMA = 4;
    static final int MIXED_SCHEMA = 0xffff;
    static final long NO_PRICE = Long.MAX_VALUE;

    private final int version;
    private final boolean isTsOut;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<Integer> recordOffsets = new ArrayList<>();

    DbnBytes(final int version, final int schema, final boolean isTsOut, final Object... mappings) {
        this(version, schema, isTsOut, 1_000L, mappings);
    }

    /** Mappings: symbol in, first day, day behind the last, symbol out; and so on. */
    DbnBytes(final int version, final int schema, final boolean isTsOut, final long startNs, final Object... mappings) {
        this.version = version;
        this.isTsOut = isTsOut;
        final int symbol = version == 1 ? 22 : 71;
        final int count = mappings.length / 4;
        final int length = 100 + 5 * 4 + count * symbol + count * (symbol + 4 + 8 + symbol);
        final int padding = version == 3 ? (8 - length % 8) % 8 : 0;
        final ByteBuffer out = little(8 + length + padding);
        out.put((byte) 'D').put((byte) 'B').put((byte) 'N').put((byte) version).putInt(length + padding);
        out.put(text("TEST.SET", 16))
                .putShort((short) schema)
                .putLong(startNs)
                .putLong(-1)
                .putLong(0);
        if (version == 1) {
            out.putLong(-1);
        }
        out.put((byte) 1).put((byte) 0).put((byte) (isTsOut ? 1 : 0));
        if (version > 1) {
            out.putShort((short) symbol);
        }
        out.position(108).putInt(0).putInt(count);
        for (int i = 0; i < count; i++) {
            out.put(text((String) mappings[4 * i], symbol));
        }
        out.putInt(0).putInt(0).putInt(count);
        for (int i = 0; i < count; i++) {
            out.put(text((String) mappings[4 * i], symbol)).putInt(1);
            out.putInt((int) mappings[4 * i + 1]).putInt((int) mappings[4 * i + 2]);
            out.put(text((String) mappings[4 * i + 3], symbol));
        }
        bytes.writeBytes(all(out));
    }

    private static ByteBuffer little(final int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] text(final String text, final int length) {
        final byte[] room = new byte[length];
        final byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, room, 0, ascii.length);
        return room;
    }

    private ByteBuffer record(
            final int rtype, final int length, final int publisher, final int instrument, final long ts) {
        final int whole = length + (isTsOut ? 8 : 0);
        return little(whole)
                .put((byte) (whole / 4))
                .put((byte) rtype)
                .putShort((short) publisher)
                .putInt(instrument)
                .putLong(ts);
    }

    DbnBytes add(final byte[] record) {
        recordOffsets.add(bytes.size());
        bytes.writeBytes(record);
        return this;
    }

    private DbnBytes add(final ByteBuffer record) {
        return add(all(record));
    }

    private static byte[] all(final ByteBuffer buffer) {
        final byte[] content = new byte[buffer.capacity()];
        buffer.clear().get(content);
        return content;
    }

    DbnBytes mbo(
            final char action,
            final char side,
            final long id,
            final long price,
            final long size,
            final int flags,
            final long ts) {
        return mbo(7, action, side, id, price, size, flags, ts);
    }

    DbnBytes mbo(
            final int instrument,
            final char action,
            final char side,
            final long id,
            final long price,
            final long size,
            final int flags,
            final long ts) {
        final ByteBuffer out =
                record(0xa0, 56, 1, instrument, ts).putLong(id).putLong(price).putInt((int) size);
        out.put((byte) flags).put((byte) 0).put((byte) action).put((byte) side);
        return add(out.putLong(ts + 50).putInt(10).putInt(1));
    }

    /** Levels: bid price, ask price, bid size, ask size, bid count, ask count of each. */
    DbnBytes mbp(
            final int rtype,
            final int publisher,
            final char action,
            final char side,
            final long price,
            final long size,
            final long ts,
            final long... levels) {
        final int count = rtype == 0 ? 0 : rtype == 10 ? 10 : 1;
        final ByteBuffer out =
                record(rtype, 48 + count * 32, publisher, 7, ts).putLong(price).putInt((int) size);
        out.put((byte) action).put((byte) side).put((byte) 128).put((byte) 0);
        out.putLong(ts + 50).putInt(10).putInt(1);
        for (int i = 0; i < count; i++) {
            final boolean isThere = 6 * i < levels.length;
            out.putLong(isThere ? levels[6 * i] : NO_PRICE).putLong(isThere ? levels[6 * i + 1] : NO_PRICE);
            for (int k = 2; k < 6; k++) {
                out.putInt(isThere ? (int) levels[6 * i + k] : 0);
            }
        }
        return add(out);
    }

    DbnBytes bar(
            final int rtype,
            final long open,
            final long high,
            final long low,
            final long close,
            final long volume,
            final long ts) {
        return add(record(rtype, 56, 1, 7, ts)
                .putLong(open)
                .putLong(high)
                .putLong(low)
                .putLong(close)
                .putLong(volume));
    }

    DbnBytes status(final int action, final char isTrading, final long ts) {
        final ByteBuffer out =
                record(0x12, 40, 1, 7, ts).putLong(ts).putShort((short) action).putShort((short) 0);
        return add(out.putShort((short) 0).put((byte) isTrading).put((byte) '~').put((byte) '~'));
    }

    DbnBytes statistic(final int type, final long price, final long quantity, final int update, final long ts) {
        final ByteBuffer out = record(0x18, version == 3 ? 80 : 64, 1, 7, ts)
                .putLong(ts)
                .putLong(-1)
                .putLong(price);
        if (version == 3) {
            out.putLong(quantity);
        } else {
            out.putInt((int) quantity);
        }
        return add(out.putInt(1)
                .putInt(0)
                .putShort((short) type)
                .putShort((short) 0)
                .put((byte) update));
    }

    DbnBytes imbalance(final char side, final long price, final int qty, final long ts) {
        final ByteBuffer out = record(0x14, 112, 1, 7, ts).putLong(ts).putLong(price);
        out.position(88)
                .putInt(11)
                .putInt(qty)
                .putInt(0)
                .putInt(0)
                .put((byte) 'O')
                .put((byte) side);
        return add(out);
    }

    DbnBytes definition(final int instrument, final String symbol, final long tick) {
        final int length = version == 1 ? 360 : version == 2 ? 400 : 520;
        final ByteBuffer out = record(0x13, length, 1, instrument, 5).putLong(5).putLong(tick);
        // 12 longs and 14 ints of version 1, 13 longs and 14 ints of version 2; 15 longs and 19 ints of version 3
        out.position(version == 3 ? 238 : 200);
        return add(out.put(text(symbol, version == 1 ? 22 : 71)));
    }

    DbnBytes symbolMapping(final int instrument, final String symbol) {
        final ByteBuffer out = record(0x16, version == 1 ? 80 : 176, 1, instrument, 5);
        final int room = version == 1 ? 22 : 71;
        if (version > 1) {
            out.put((byte) 1);
        }
        out.put(text("asked", room));
        if (version > 1) {
            out.put((byte) 0);
        }
        return add(out.put(text(symbol, room)));
    }

    DbnBytes word(final int rtype) {
        return add(record(rtype, version == 1 ? 80 : 320, 0, 0, -1));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
