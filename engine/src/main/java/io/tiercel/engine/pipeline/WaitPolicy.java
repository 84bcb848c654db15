package io.tiercel.engine.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;
import java.util.concurrent.locks.LockSupport;

/** How a consumer of the input ring waits for the next event, and the ingress for its feed. */
public enum WaitPolicy {
    /** Fastest; keeps a core busy: at most one such thread per core. */
    BUSY_SPIN {
        @Override
        public WaitStrategy strategy() {
            return new BusySpinWaitStrategy();
        }

        @Override
        public void idle() {
            Thread.onSpinWait();
        }
    },
    /** Spins, then yields: nearly as fast where cores are few. */
    YIELDING {
        @Override
        public WaitStrategy strategy() {
            return new YieldingWaitStrategy();
        }

        @Override
        @SuppressWarnings("ThreadPriorityCheck") // it is what this policy is
        public void idle() {
            Thread.yield();
        }
    },
    /** Sleeps on a lock: costs no idle processor time, adds tens of microseconds. */
    BLOCKING {
        @Override
        public WaitStrategy strategy() {
            return new BlockingWaitStrategy();
        }

        @Override
        public void idle() {
            LockSupport.parkNanos(NAP_NS);
        }
    };

    private static final long NAP_NS = 50_000L;

    /**
     * @return a new strategy of the Disruptor.
     */
    public abstract WaitStrategy strategy();

    /** What the ingress does when its feed has nothing now. */
    public abstract void idle();
}
