package io.tiercel.engine.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How a consumer of the input ring waits for the next event. */
public enum WaitPolicy {
    /** Fastest; keeps a core busy: at most one such thread per core. */
    BUSY_SPIN {
        @Override
        public WaitStrategy strategy() {
            return new BusySpinWaitStrategy();
        }
    },
    /** Spins, then yields: nearly as fast where cores are few. */
    YIELDING {
        @Override
        public WaitStrategy strategy() {
            return new YieldingWaitStrategy();
        }
    },
    /** Sleeps on a lock: costs no idle processor time, adds tens of microseconds. */
    BLOCKING {
        @Override
        public WaitStrategy strategy() {
            return new BlockingWaitStrategy();
        }
    };

    /**
     * @return a new strategy of the Disruptor.
     */
    public abstract WaitStrategy strategy();
}
