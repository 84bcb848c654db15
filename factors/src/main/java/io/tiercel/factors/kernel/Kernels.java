package io.tiercel.factors.kernel;

/**
 * A set of kernels. All sets give the same bits; they differ in speed. Immutable, any number of threads; cold.
 *
 * @param name    {@code scalar} or {@code vector}.
 * @param books   of books.
 * @param windows over windows.
 * @param flows   of flow.
 */
public record Kernels(String name, BookKernels books, WindowKernels windows, FlowKernels flows) {
    /** Incubating: there only in JVMs started with {@code --add-modules} of this name, as {@code config/vector.options} does. */
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /**
     * @return kernels in plain loops, made of the parts of the streaming factors where they have a state: the reference, and what runs without the Vector
     *         API.
     */
    public static Kernels scalar() {
        return new Kernels("scalar", new ScalarBookKernels(), new ScalarWindowKernels(), new ScalarFlowKernels());
    }

    /**
     * @return the fastest that this JVM can run.
     */
    public static Kernels best() {
        return isVectorApiPresent() && Lanes.areFast() ? vector() : scalar();
    }

    /**
     * @return kernels with the Vector API, whether the processor has such vectors or the JVM must imitate them, which is slow.
     */
    static Kernels vector() {
        return new Kernels("vector", new VectorBookKernels(), new VectorWindowKernels(), new VectorFlowKernels());
    }

    /**
     * @return true where this JVM was started with the Vector API.
     */
    public static boolean isVectorApiPresent() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }
}
