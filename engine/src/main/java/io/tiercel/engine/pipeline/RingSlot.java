package io.tiercel.engine.pipeline;

/** Entry of the Disruptor's ring; the bytes lie in the ingress's slab at the same index, so the entry itself is empty. */
public final class RingSlot {}
