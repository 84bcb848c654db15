package io.tiercel.bench.pipeline;

import io.tiercel.engine.pipeline.ThreadingMode;

/** How the day is run. */
public enum PipelineLoad {
    /** One thread, from encoded slots, no model. */
    INVOKER_SLOTS(ThreadingMode.INVOKER, false, ModelUse.NONE),
    /** One thread, from ITCH bytes, no model. */
    INVOKER_ITCH(ThreadingMode.INVOKER, true, ModelUse.NONE),
    /** Ingress and engine on a thread each, from encoded slots, no model. */
    SHARED_SLOTS(ThreadingMode.SHARED, false, ModelUse.NONE),
    /** Ingress and engine on a thread each, from ITCH bytes, no model. */
    SHARED_ITCH(ThreadingMode.SHARED, true, ModelUse.NONE),
    /** One thread, from encoded slots, the shipped model asked at each move of a best price. */
    INVOKER_MODEL(ThreadingMode.INVOKER, false, ModelUse.ASKED),
    /** The same with the model's answers played back: all of its consequences, none of its cost. */
    INVOKER_ANSWERS(ThreadingMode.INVOKER, false, ModelUse.PLAYED_BACK);

    /** Where answers come from. */
    enum ModelUse {
        /** There are none. */
        NONE,
        /** From the model. */
        ASKED,
        /** From a recording. */
        PLAYED_BACK
    }

    private final ThreadingMode threading;
    private final boolean isItch;
    private final ModelUse model;

    PipelineLoad(final ThreadingMode threading, final boolean isItch, final ModelUse model) {
        this.threading = threading;
        this.isItch = isItch;
        this.model = model;
    }

    ThreadingMode threading() {
        return threading;
    }

    boolean isItch() {
        return isItch;
    }

    ModelUse model() {
        return model;
    }
}
