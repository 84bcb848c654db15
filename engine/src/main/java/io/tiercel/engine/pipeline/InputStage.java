package io.tiercel.engine.pipeline;

import org.agrona.MutableDirectBuffer;

/** A consumer of inputs in the order of their sequence: journal, core, or both on one thread. */
@FunctionalInterface
public interface InputStage {
    /**
     * One input.
     *
     * @param buffer     slab that holds it.
     * @param offset     of its slot.
     * @param sequence   of the input.
     * @param endOfBatch true when no further input is waiting: the time for I/O by the batch. Nothing that reaches a digest may depend on it.
     */
    void onInput(MutableDirectBuffer buffer, int offset, long sequence, boolean endOfBatch);
}
