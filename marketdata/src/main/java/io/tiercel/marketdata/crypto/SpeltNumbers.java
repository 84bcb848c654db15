package io.tiercel.marketdata.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers as they were spelt last: most levels of a book stay as they are from one checksum to the next, and copying digits takes a quarter of the time
 * of dividing for them.
 * <p>
 * A table in which a number has one place and turns out who was there. Owned by one thread; allocates nothing after construction.
 */
final class SpeltNumbers {
    /** Bytes of the longest spelling that is kept; a copy always writes as many. */
    static final int LONGEST = 24;

    /** No such number. */
    static final int UNKNOWN = -1;

    private static final long FIBONACCI = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final long[] values;
    private final int[] forms;
    private final byte[] lengths;
    private final byte[] texts;
    private final int shift;

    /** A table of at least so many numbers. */
    SpeltNumbers(final int numbers) {
        final int size = Integer.highestOneBit(Math.max(2, numbers) * 2 - 1);
        values = new long[size];
        forms = new int[size];
        lengths = new byte[size];
        texts = new byte[size * LONGEST];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
    }

    /**
     * @param value number.
     * @param form  how it is spelt, not 0.
     * @return its place or {@link #UNKNOWN}.
     */
    int find(final long value, final int form) {
        final int place = place(value, form);
        return values[place] == value && forms[place] == form ? place : UNKNOWN;
    }

    private int place(final long value, final int form) {
        return (int) (((value + form) * FIBONACCI) >>> shift);
    }

    /** Copies the spelling, and some bytes behind it: {@link #LONGEST} bytes in all. Its length. */
    int copy(final int place, final byte[] target, final int at) {
        for (int i = 0; i < LONGEST; i += Long.BYTES) {
            LONG.set(target, at + i, (long) LONG.get(texts, place * LONGEST + i));
        }
        return lengths[place];
    }

    /** Keeps a spelling, if it is not too long. */
    void keep(final long value, final int form, final byte[] source, final int from, final int to) {
        if (to - from <= LONGEST) {
            final int place = place(value, form);
            values[place] = value;
            forms[place] = form;
            lengths[place] = (byte) (to - from);
            System.arraycopy(source, from, texts, place * LONGEST, to - from);
        }
    }
}
