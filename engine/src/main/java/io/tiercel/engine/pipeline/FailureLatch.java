package io.tiercel.engine.pipeline;

import java.util.concurrent.atomic.AtomicReference;

/** The first failure of any stage, kept; set by the thread that failed, read by all. Reading costs one volatile load. */
public final class FailureLatch {
    private final AtomicReference<EngineStoppedException> failure = new AtomicReference<>();

    /**
     * @param stage    that failed.
     * @param sequence input it was working on.
     * @param cause    what it threw.
     */
    public void fail(final Stage stage, final long sequence, final Throwable cause) {
        failure.compareAndSet(null, new EngineStoppedException(stage, sequence, cause));
    }

    /**
     * @return true once a stage has failed.
     */
    public boolean isFailed() {
        return failure.get() != null;
    }

    /**
     * @throws EngineStoppedException when a stage has failed.
     */
    public void check() {
        final EngineStoppedException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    /**
     * @return the failure, or null while there is none.
     */
    public EngineStoppedException failure() {
        return failure.get();
    }
}
