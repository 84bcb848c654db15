package io.tiercel.bench.durability;

import com.sun.management.ThreadMXBean;
import io.tiercel.bench.pipeline.EngineSession;
import io.tiercel.bench.pipeline.EngineSession.Equipment;
import io.tiercel.bench.report.Figure;
import io.tiercel.bench.report.Target;
import io.tiercel.bench.tape.BookStream;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.PipelineConfig;
import io.tiercel.engine.pipeline.ThreadingMode;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The same day through the engine with the journal off, on, without counters, and with each durability, in turns in one JVM: a machine that changes its
 * speed meanwhile changes all of them. Answer: every run of the day has the same digest. Cold, one thread.
 */
public final class DurabilityCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_ROUNDS = 2;
    /** Of the day, for those that wait for the disk. */
    private static final int GROUP_SHARE = 8;

    private static final int EACH_SHARE = 100;
    private static final double JOURNAL_TARGET = 0.8;
    private static final double COUNTERS_TARGET = 1.02;
    private static final double NS_PER_MS = 1e6;

    private final BookStream day;
    private final int rounds;
    private final Consumer<String> progress;
    private long expectedDigest;

    /**
     * A way to run the day.
     *
     * @param threading  of the engine.
     * @param durability of its journal.
     * @param equipment  around the core.
     * @param share      of the day, as one part of so many.
     */
    private record Variant(ThreadingMode threading, Durability durability, Equipment equipment, int share) {}

    /** One variant's rounds, nanoseconds per event: by the clock, and of the calling thread's processor time. */
    private record Rounds(Variant variant, List<Double> wallNs, List<Double> cpuNs) {
        Rounds(final Variant variant) {
            this(variant, new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * @param events   of the simulated day.
     * @param rounds   measured.
     * @param progress told what is under way.
     */
    public DurabilityCost(final int events, final int rounds, final Consumer<String> progress) {
        day = BookStream.simulated(events);
        this.rounds = rounds;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @return figures with their targets.
     * @throws IllegalStateException when a run of the day had another digest.
     */
    public List<Figure> measure() {
        final List<Rounds> all = new ArrayList<>();
        for (final ThreadingMode mode : List.of(ThreadingMode.INVOKER, ThreadingMode.SHARED)) {
            for (final Equipment equipment : Equipment.values()) {
                all.add(new Rounds(new Variant(mode, Durability.OFF, equipment, 1)));
            }
        }
        all.add(new Rounds(new Variant(ThreadingMode.SHARED, Durability.GROUP, Equipment.FULL, GROUP_SHARE)));
        all.add(new Rounds(new Variant(ThreadingMode.SHARED, Durability.EACH, Equipment.FULL, EACH_SHARE)));
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            progress.accept(round < 0 ? "warming up" : "round " + (round + 1) + " of " + rounds);
            for (final Rounds one : all) {
                run(one, round >= 0);
            }
        }
        return figures(all);
    }

    private void run(final Rounds one, final boolean isMeasured) {
        final Variant variant = one.variant();
        try (EngineSession session =
                new EngineSession(configuration(variant), day.registry(), Optional.empty(), variant.equipment())) {
            final int events = day.tape().size() / variant.share();
            session.pipeline().start();
            final long startNs = System.nanoTime();
            final long startCpuNs = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < events; i++) {
                day.tape().publish(i, session.ingress());
            }
            session.pipeline().awaitOutputs();
            final double cpuNs = THREADS.getCurrentThreadCpuTime() - startCpuNs;
            final double wallNs = System.nanoTime() - startNs;
            final long digest = session.finish();
            if (variant.share() == 1) {
                check(digest);
            }
            if (isMeasured) {
                one.wallNs().add(wallNs / events);
                one.cpuNs().add(cpuNs / events);
            }
        }
    }

    private void check(final long digest) {
        if (expectedDigest == 0) {
            expectedDigest = digest;
        } else if (digest != expectedDigest) {
            throw new IllegalStateException(
                    "digest " + Long.toHexString(digest) + ", expected " + Long.toHexString(expectedDigest));
        }
    }

    private static List<Figure> figures(final List<Rounds> all) {
        final List<Figure> figures = new ArrayList<>();
        final Rounds invoker = find(all, ThreadingMode.INVOKER, Equipment.FULL);
        final Rounds shared = find(all, ThreadingMode.SHARED, Equipment.FULL);
        // one thread: its processor time tells what the clock cannot on a machine that does other things meanwhile
        figures.add(share(
                "INVOKER, journal on / off, throughput by processor time",
                invoker.cpuNs(),
                find(all, ThreadingMode.INVOKER, Equipment.NO_JOURNAL).cpuNs()));
        figures.add(share(
                "INVOKER, journal on / off, throughput by the clock",
                invoker.wallNs(),
                find(all, ThreadingMode.INVOKER, Equipment.NO_JOURNAL).wallNs()));
        figures.add(share(
                "SHARED, journal on / off, throughput by the clock",
                shared.wallNs(),
                find(all, ThreadingMode.SHARED, Equipment.NO_JOURNAL).wallNs()));
        figures.add(counters(
                invoker.cpuNs(),
                find(all, ThreadingMode.INVOKER, Equipment.NO_COUNTERS).cpuNs()));
        figures.add(Figure.of(
                        "SHARED, with counters, by the clock",
                        "ns",
                        median(shared.wallNs()),
                        low(shared.wallNs()),
                        high(shared.wallNs()))
                .beside(
                        "without",
                        median(find(all, ThreadingMode.SHARED, Equipment.NO_COUNTERS)
                                .wallNs())));
        for (final Rounds one : all) {
            if (one.variant().threading() == ThreadingMode.SHARED
                    && one.variant().equipment() == Equipment.FULL) {
                figures.add(rate(one));
            }
        }
        return figures;
    }

    private static Figure share(final String name, final List<Double> onNs, final List<Double> offNs) {
        return Figure.of(name, "x", median(offNs) / median(onNs), Double.NaN, Double.NaN)
                .target(Target.atLeast(JOURNAL_TARGET))
                .note(String.format(
                        Locale.ROOT,
                        "%.0f ns an event with the journal (%.0f-%.0f), %.0f without (%.0f-%.0f)",
                        median(onNs),
                        low(onNs),
                        high(onNs),
                        median(offNs),
                        low(offNs),
                        high(offNs)));
    }

    private static Figure counters(final List<Double> withNs, final List<Double> withoutNs) {
        return Figure.of("INVOKER, with counters, processor time", "ns", median(withNs), low(withNs), high(withNs))
                .beside("without", median(withoutNs))
                .target(Target.ratioAtMost(COUNTERS_TARGET));
    }

    private static Figure rate(final Rounds one) {
        return Figure.of(
                "SHARED, durability " + one.variant().durability(),
                "k events/s",
                NS_PER_MS / median(one.wallNs()),
                NS_PER_MS / high(one.wallNs()),
                NS_PER_MS / low(one.wallNs()));
    }

    private static Rounds find(final List<Rounds> all, final ThreadingMode threading, final Equipment equipment) {
        return all.stream()
                .filter(one -> one.variant().threading() == threading
                        && one.variant().equipment() == equipment
                        && one.variant().durability() == Durability.OFF)
                .findFirst()
                .orElseThrow();
    }

    private static double median(final List<Double> values) {
        final double[] sorted = sorted(values);
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double low(final List<Double> values) {
        return sorted(values)[0];
    }

    private static double high(final List<Double> values) {
        return sorted(values)[values.size() - 1];
    }

    private static double[] sorted(final List<Double> values) {
        final double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static Configuration configuration(final Variant variant) {
        final Configuration shipped = Configuration.shipped();
        final PipelineConfig before = shipped.engine().pipeline();
        final PipelineConfig pipeline = new PipelineConfig(
                variant.threading(),
                variant.durability(),
                before.waitPolicy(),
                before.pinThreads(),
                before.processors(),
                before.ringSlots(),
                before.outputRingBytes(),
                before.probeEvery());
        return EngineSession.configuration(shipped, pipeline, shipped.engine().journal(), StrategySettings.NO_MODEL);
    }
}
