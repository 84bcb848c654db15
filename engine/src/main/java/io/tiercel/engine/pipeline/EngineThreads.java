package io.tiercel.engine.pipeline;

import io.tiercel.marketdata.input.BadInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the engine's threads and, if asked, binds each to a processor of its own: the caller, which is the ingress thread, to the first one, each
 * engine thread to the next. Cold.
 */
public final class EngineThreads implements ThreadFactory, AutoCloseable {
    private final int[] allowed;
    private final int[] processors;
    private final boolean isPinning;
    private final List<Thread> threads = new ArrayList<>();
    private boolean isCallerPinned;

    /**
     * Binds, if asked, to every processor that the process may use, lowest first.
     *
     * @param pinThreads bind threads to processors; without effect where the platform cannot or where there is only one.
     */
    public EngineThreads(final boolean pinThreads) {
        this(pinThreads, List.of());
    }

    /**
     * @param pinThreads bind threads to processors; without effect where the platform cannot or where there is only one.
     * @param chosen     numbers of the processors to bind to, in this order; empty = all that the process may use, lowest first.
     * @throws BadInputException if the process may not use one of them.
     */
    public EngineThreads(final boolean pinThreads, final List<Integer> chosen) {
        allowed = pinThreads ? CpuAffinity.allowed() : new int[0];
        processors = allowed.length == 0 || chosen.isEmpty() ? allowed : chosen(chosen);
        isPinning = processors.length > 1 || (!chosen.isEmpty() && processors.length == 1);
    }

    private int[] chosen(final List<Integer> chosen) {
        for (final int processor : chosen) {
            if (Arrays.binarySearch(allowed, processor) < 0) {
                throw new BadInputException("pipeline.processors = " + chosen
                        + ", expected processors that this process may use: " + Arrays.toString(allowed));
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
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
            CpuAffinity.bind(allowed);
            isCallerPinned = false;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
