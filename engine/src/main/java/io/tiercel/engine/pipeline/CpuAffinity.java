package io.tiercel.engine.pipeline;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Binds the calling thread to one processor where the platform has {@code sched_setaffinity} (Linux). Cold.
 * <p>
 * Two busy threads that the scheduler puts on one core cost milliseconds in the median; bound to two cores they do not.
 */
public final class CpuAffinity {
    /** Processors that the platform's mask has room for. */
    public static final int PROCESSORS = 1024;

    private static final int MASK_BYTES = PROCESSORS / 8;

    private CpuAffinity() {}

    /**
     * The processors the calling thread may use now, lowest first.
     *
     * @return their numbers; empty where the platform cannot tell.
     */
    public static int[] allowed() {
        return call("sched_getaffinity", null).map(CpuAffinity::numbers).orElse(new int[0]);
    }

    /**
     * Binds the calling thread.
     *
     * @param processor number, from 0.
     * @return true when the platform did it.
     */
    public static boolean bind(final int processor) {
        return call("sched_setaffinity", new int[] {processor}).isPresent();
    }

    /**
     * Lets the calling thread use several processors again.
     *
     * @param processors numbers, as {@link #allowed()} gave them before.
     * @return true when the platform did it.
     */
    public static boolean bind(final int[] processors) {
        return processors.length > 0 && call("sched_setaffinity", processors).isPresent();
    }

    @SuppressWarnings("restricted") // native access is granted in config/jvm.options
    private static Optional<byte[]> call(final String function, final int[] processors) {
        final Linker linker = Linker.nativeLinker();
        final SymbolLookup lookup = linker.defaultLookup();
        final Optional<MemorySegment> symbol = lookup.find(function);
        if (symbol.isEmpty()) {
            return Optional.empty();
        }
        final MethodHandle handle = linker.downcallHandle(
                symbol.get(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment mask = arena.allocate(MASK_BYTES);
            if (processors != null) {
                for (final int processor : processors) {
                    final long at = (long) processor >>> 3;
                    mask.set(ValueLayout.JAVA_BYTE, at, (byte)
                            (mask.get(ValueLayout.JAVA_BYTE, at) | 1 << (processor & 7)));
                }
            }
            final int answer = (int) handle.invokeExact(0, (long) MASK_BYTES, mask);
            return answer < 0 ? Optional.empty() : Optional.of(mask.toArray(ValueLayout.JAVA_BYTE));
        } catch (final Throwable unsupported) {
            return Optional.empty();
        }
    }

    private static int[] numbers(final byte[] mask) {
        return java.util.stream.IntStream.range(0, MASK_BYTES * 8)
                .filter(cpu -> (mask[cpu >>> 3] >>> (cpu & 7) & 1) == 1)
                .toArray();
    }
}
