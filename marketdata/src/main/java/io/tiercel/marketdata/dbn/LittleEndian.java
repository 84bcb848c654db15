package io.tiercel.marketdata.dbn;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in an array of bytes. Stateless; allocates nothing.
 * <p>
 * Views of an array instead of a buffer: the JIT merges the bounds checks of one record's fields, which takes less than half the time (measured).
 */
final class LittleEndian {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static int u16(final byte[] bytes, final int at) {
        return (short) SHORTS.get(bytes, at) & 0xffff;
    }

    static int i32(final byte[] bytes, final int at) {
        return (int) INTS.get(bytes, at);
    }

    static long u32(final byte[] bytes, final int at) {
        return (int) INTS.get(bytes, at) & 0xffff_ffffL;
    }

    static long i64(final byte[] bytes, final int at) {
        return (long) LONGS.get(bytes, at);
    }
}
