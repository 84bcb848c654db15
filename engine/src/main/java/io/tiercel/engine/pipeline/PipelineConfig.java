package io.tiercel.engine.pipeline;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;

/**
 * How the pipeline is threaded and how durable it is. Nothing here can change a digest.
 *
 * @param threadingMode  which threads carry it.
 * @param durability     what an output waits for.
 * @param waitPolicy     how the engine's threads wait for events.
 * @param pinThreads     bind the ingress and the engine's threads to a processor each, where the platform can.
 * @param processors     numbers of the processors to bind to, from 0: the ingress to the first, each engine thread to the next, around and around; empty =
 *                       every one that the process may use, lowest first. Two engines on one machine need lists that do not overlap.
 * @param ringSlots      slots of the input ring, a power of two, 64 to 1048576.
 * @param outputRingBytes bytes of the output ring, a power of two, 1 MiB to 1 GiB.
 * @param probeEvery     hop times are taken for one input in so many, a power of two; 0 = never.
 */
public record PipelineConfig(
        ThreadingMode threadingMode,
        Durability durability,
        WaitPolicy waitPolicy,
        boolean pinThreads,
        List<Integer> processors,
        int ringSlots,
        int outputRingBytes,
        int probeEvery) {
    private static final int MAX_PROCESSOR = CpuAffinity.PROCESSORS - 1;

    /**
     * @throws BadInputException naming key, value and allowed range.
     */
    public PipelineConfig {
        processors = List.copyOf(processors);
        for (final int processor : processors) {
            if (processor < 0 || processor > MAX_PROCESSOR) {
                throw new BadInputException(
                        "pipeline.processors = " + processors + ", expected numbers from 0 to " + MAX_PROCESSOR);
            }
        }
        if (processors.stream().distinct().count() != processors.size()) {
            throw new BadInputException("pipeline.processors = " + processors + ", expected each number once");
        }
        if (!processors.isEmpty() && !pinThreads) {
            throw new BadInputException(
                    "pipeline.processors = " + processors + " with pinThreads: false, expected pinThreads: true");
        }
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
