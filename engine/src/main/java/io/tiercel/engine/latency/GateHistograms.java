package io.tiercel.engine.latency;

import io.tiercel.engine.output.OutputHandler;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.HdrHistogram.Histogram;
import org.agrona.MutableDirectBuffer;

/**
 * Reads the clock when an order request has left through the gate, and finds the times of its cause.
 * <p>
 * The core's thread leaves the times of the last {@value #ENTRIES} probed inputs; the outputs' thread reads them. Allocates nothing after
 * construction. A request whose cause lies further back, or was not probed, is not timed.
 */
public final class GateHistograms implements OutputHandler {
    private static final int ENTRIES = 1 << 16;
    private static final int MASK = ENTRIES - 1;
    private static final int SEQUENCE = MessageHeaderDecoder.sequenceEncodingOffset();
    private static final int TEMPLATE = MessageHeaderDecoder.templateIdEncodingOffset();
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final Histogram gateNs;
    private final Histogram endToEndNs;
    // Per input, at its probe number: its sequence while it is worked off, twice its sequence and one once it is
    // decided.
    // Stored last with release by the core's thread, read first with acquire by the outputs' thread.
    private final long[] stamps = new long[ENTRIES];
    private final long[] originNs = new long[ENTRIES];
    private final long[] decidedNs = new long[ENTRIES];
    private int probeShift;

    GateHistograms(final Histogram gateNs, final Histogram endToEndNs) {
        this.gateNs = gateNs;
        this.endToEndNs = endToEndNs;
    }

    /**
     * @param probeEvery one input in so many is probed, a power of two; set before the first.
     */
    public void probeEvery(final int probeEvery) {
        probeShift = Integer.numberOfTrailingZeros(probeEvery);
    }

    /** Core's thread: before the input makes its first record. */
    void begin(final long sequence, final long origin) {
        final int entry = entry(sequence);
        LONGS.setRelease(stamps, entry, 0L);
        VarHandle.storeStoreFence();
        originNs[entry] = origin;
        LONGS.setRelease(stamps, entry, sequence << 1);
    }

    /** Core's thread: the input has been decided on. */
    void decided(final long sequence, final long atNs) {
        final int entry = entry(sequence);
        decidedNs[entry] = atNs;
        LONGS.setRelease(stamps, entry, sequence << 1 | 1);
    }

    @Override
    public void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        if ((buffer.getShort(offset + TEMPLATE, ByteOrder.LITTLE_ENDIAN) & 0xFFFF)
                != OrderRequestedDecoder.TEMPLATE_ID) {
            return;
        }
        final long sequence = buffer.getLong(offset + SEQUENCE, ByteOrder.LITTLE_ENDIAN);
        final int entry = entry(sequence);
        final long stamp = (long) LONGS.getAcquire(stamps, entry);
        if (stamp >>> 1 != sequence) {
            return;
        }
        final long origin = originNs[entry];
        final long decided = decidedNs[entry];
        VarHandle.loadLoadFence();
        if ((long) LONGS.getOpaque(stamps, entry) >>> 1 != sequence) {
            return;
        }
        final long nowNs = System.nanoTime();
        gateNs.recordValue(HopHistograms.onScale((stamp & 1) == 0 ? 0 : nowNs - decided));
        endToEndNs.recordValue(HopHistograms.onScale(nowNs - origin));
    }

    private int entry(final long sequence) {
        return (int) (sequence >>> probeShift) & MASK;
    }
}
