package io.tiercel.bench.journal;

import io.tiercel.journal.RecordDescriptor;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The one record that is appended again and again, off heap; only its sequence changes. Owned by the benchmark's thread. */
@State(Scope.Benchmark)
public class RecordBytes {
    private static final int CACHE_LINE = 64;

    /** Header and body: 97 is an odd length, 128 a full slot. */
    @Param({"97", "128"})
    int length;

    /** Appends of an invocation; fits one segment of the default size. */
    @Param("200000")
    int records;

    private UnsafeBuffer buffer;

    /** Made by JMH. */
    public RecordBytes() {}

    /** Fills it. */
    @Setup(Level.Trial)
    public void fill() {
        buffer = new UnsafeBuffer(BufferUtil.allocateDirectAligned(2 * CACHE_LINE, CACHE_LINE));
        for (int i = 0; i < length; i++) {
            buffer.putByte(i, (byte) (31 * i));
        }
        buffer.putShort(RecordDescriptor.LENGTH_OFFSET, (short) length, RecordDescriptor.BYTE_ORDER);
    }

    UnsafeBuffer next(final long sequence) {
        buffer.putLong(RecordDescriptor.SEQUENCE_OFFSET, sequence, RecordDescriptor.BYTE_ORDER);
        return buffer;
    }
}
