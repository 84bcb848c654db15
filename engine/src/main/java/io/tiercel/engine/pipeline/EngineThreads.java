package io.tiercel.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the engine's threads and, if asked, binds each to a processor of its own: the caller, which is the ingress thread, to the first allowed
 * one, each engine thread to the next. Cold.
 */
public final class EngineThreads implements ThreadFactory, AutoCloseable {
    private final int[] processors;
    private final boolean isPinning;
    private final List<Thread> threads = new ArrayList<>();
    private boolean isCallerPinned;

    /**
     * @param pinThreads bind threads to processors; without effect where there is only one or the platform cannot.
     */
    public EngineThreads(final boolean pinThreads) {
        processors = pinThreads ? CpuAffinity.allowed() : new int[0];
        isPinning = processors.length > 1;
    }

    @Override
    public Thread newThread(final Runnable work) {
        final int number = threads.size() + 1;
        final Thread thread = new Thread(
                () -> {
                    if (isPinning) {
                        CpuAffinity.bind(processors[number % processors.length]);
                    }
                    work.run();
                },
                "tiercel-engine-" + number);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Binds the calling thread, the ingress, to the first processor. */
    public void pinCaller() {
        isCallerPinned = isPinning && CpuAffinity.bind(processors[0]);
    }

    /** Waits for every thread to end and gives the calling thread its processors back. */
    @Override
    public void close() {
        boolean wasInterrupted = false;
        for (final Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (final InterruptedException interrupted) {
                    wasInterrupted = true;
                }
            }
        }
        if (isCallerPinned) {
            CpuAffinity.bind(processors);
            isCallerPinned = false;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
