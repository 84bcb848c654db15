package io.tiercel.engine.sweep;

import io.tiercel.engine.backtest.RemoteWorker;
import io.tiercel.engine.backtest.SweepTask;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Number of a set to its result. Owned by one worker of the cluster. */
final class SetRunner extends RichMapFunction<Integer, String> {
    private static final long serialVersionUID = 1;

    private final SweepTask task;
    private transient RemoteWorker worker;

    SetRunner(final SweepTask task) {
        this.task = task;
    }

    @Override
    public void open(final OpenContext context) {
        worker = new RemoteWorker(task);
    }

    @Override
    public String map(final Integer set) {
        return worker.run(set);
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
