package io.tiercel.engine.backtest;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Where the sets of a sweep are run, if not on the threads of this process. Found by its name among the services of the class path: what it needs stays off
 * the engine's own. Cold.
 */
public interface SweepEngine {
    /**
     * @return what {@code --engine} calls it.
     */
    String name();

    /**
     * Runs sets until all are finished, one fails, or it is told to stop.
     *
     * @param task      of all sets.
     * @param sets      numbers of those to run.
     * @param workers   how many at a time.
     * @param finished  given each result as it comes, in any order, on the calling thread.
     * @param isStopped asked now and then.
     * @throws io.tiercel.marketdata.input.BadInputException when a set cannot be run.
     */
    void run(SweepTask task, int[] sets, int workers, Consumer<SetResult> finished, BooleanSupplier isStopped);
}
