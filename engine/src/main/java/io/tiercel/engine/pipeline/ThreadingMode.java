package io.tiercel.engine.pipeline;

/** Which threads carry the pipeline. The digests are the same in all three. */
public enum ThreadingMode {
    /** Everything on the caller's thread, no ring: tests, backtests, replay. */
    INVOKER,
    /** Ingress on the caller's thread; journal, core and outputs together on one engine thread: two cores. */
    SHARED,
    /** Ingress on the caller's thread; journal, core and outputs on a thread each: four cores and more. */
    DEDICATED
}
