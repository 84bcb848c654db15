package io.tiercel.engine.pipeline;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Lets the calling thread give way to all others where the platform has {@code setpriority} for threads (Linux). Cold. */
public final class ThreadNiceness {
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final int NICEST = 19;

    private ThreadNiceness() {}

    /**
     * Gives the calling thread the lowest priority for the rest of its life.
     *
     * @return true when the platform did it.
     */
    @SuppressWarnings("restricted") // native access is granted in config/jvm.options
    public static boolean giveWay() {
        final Linker linker = Linker.nativeLinker();
        final Optional<MemorySegment> symbol = linker.defaultLookup().find("setpriority");
        if (symbol.isEmpty()) {
            return false;
        }
        final MethodHandle handle = linker.downcallHandle(
                symbol.get(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            return (int) handle.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICEST) == 0;
        } catch (final Throwable unsupported) {
            return false;
        }
    }
}
