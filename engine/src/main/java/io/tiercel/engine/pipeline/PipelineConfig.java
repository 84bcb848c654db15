package io.tiercel.engine.pipeline;

import io.tiercel.marketdata.input.BadInputException;

/**
 * How the pipeline is threaded and how durable it is. Nothing here can change a digest.
 *
 * @param threadingMode  which threads carry it.
 * @param durability     what an output waits for.
 * @param waitPolicy     how the engine's threads wait for events.
 * @param pinThreads     bind the ingress and the engine's threads to a processor each, where the platform can.
 * @param ringSlots      slots of the input ring, a power of two, 64 to 1048576.
 * @param outputRingBytes bytes of the output ring, a power of two, 1 MiB to 1 GiB.
 * @param probeEvery     hop times are taken for one input in so many, a power of two; 0 = never.
 */
public record PipelineConfig(
        ThreadingMode threadingMode,
        Durability durability,
        WaitPolicy waitPolicy,
        boolean pinThreads,
        int ringSlots,
        int outputRingBytes,
        int probeEvery) {
    /**
     * @throws BadInputException naming key, value and allowed range.
     */
    public PipelineConfig {
        requirePowerOfTwo("ringSlots", ringSlots, 64, 1 << 20);
        requirePowerOfTwo("outputRingBytes", outputRingBytes, 1 << 20, 1 << 30);
        if (probeEvery != 0) {
            requirePowerOfTwo("probeEvery", probeEvery, 1, 1 << 20);
        }
    }

    private static void requirePowerOfTwo(final String key, final int value, final int low, final int high) {
        if (value < low || value > high || Integer.bitCount(value) != 1) {
            throw new BadInputException(
                    "pipeline." + key + " = " + value + ", expected a power of two from " + low + " to " + high);
        }
    }
}
