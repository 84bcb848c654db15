package io.tiercel.bench.ring;

import io.tiercel.bench.measure.Measurement;
import io.tiercel.bench.measure.Measurements;
import io.tiercel.bench.measure.Stage;
import io.tiercel.bench.report.Figure;
import java.util.List;

/** {@code bench ring}. */
public final class RingStage implements Stage {
    @Override
    public String name() {
        return "ring";
    }

    @Override
    public String description() {
        return "hop between two threads: slots in the slab beside bare Disruptor events and an ArrayBlockingQueue";
    }

    @Override
    public Class<?> benchmark() {
        return RingBenchmark.class;
    }

    @Override
    public List<Figure> figures(final Measurements measured) {
        final Measurement ours = measured.of("slabSlots");
        final Figure hop = Figure.of(
                        "ring hop, slot through ingress", "ns", ours.medianNs(), ours.lowNs(), ours.highNs())
                .costing(ours.bytesPerOp(), Double.NaN);
        return List.of(
                hop.beside("bare Disruptor", measured.of("typedEvents").medianNs()),
                hop.beside("ArrayBlockingQueue", measured.of("blockingQueue").medianNs()));
    }
}
