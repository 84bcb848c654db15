package io.tiercel.bench.latency;

/** The load generator's time. Called on its thread only. */
interface LoadClock {
    /** The machine's monotonic clock, waited for by spinning. */
    LoadClock SYSTEM = new LoadClock() {
        @Override
        public long nowNs() {
            return System.nanoTime();
        }

        @Override
        public void spin() {
            Thread.onSpinWait();
        }
    };

    /**
     * @return nanoseconds from any origin.
     */
    long nowNs();

    /** Lets a moment pass. */
    void spin();
}
