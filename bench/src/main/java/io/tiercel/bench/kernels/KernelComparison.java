package io.tiercel.bench.kernels;

import io.tiercel.bench.measure.ScratchFolder;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Times kernels beside the same in Numba: one round of ours, one of theirs, and so on, each on one thread while the other waits. Before that, ours is
 * compared with the scalar kernels bit by bit and theirs with ours within a tolerance. Times are processor time of the one thread on either side. Cold.
 *
 * @param kernels ours.
 * @param ids     which ones; empty = all.
 * @param rounds  of each, 1 or more.
 * @param warmUpNs time for which ours runs before it counts.
 */
public record KernelComparison(Kernels kernels, List<String> ids, int rounds, long warmUpNs) {
    /**
     * Checks the names.
     *
     * @throws BadInputException for one that is no kernel.
     */
    public KernelComparison {
        ids = List.copyOf(ids);
        final List<String> known = KernelCase.ALL.stream().map(KernelCase::id).toList();
        for (final String id : ids) {
            if (!known.contains(id)) {
                throw new BadInputException("--kernels " + id + ", expected some of " + String.join(", ", known));
            }
        }
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Events whose columns lie in the second-level cache. */
    public static final int IN_CACHE = 4_096;

    /** Events of one round, all passes together. */
    private static final int ROUND_EVENTS = 12_000_000;

    /**
     * @param events per pass.
     * @param peer   to compare with; empty = ours alone.
     * @param why    there is no peer.
     * @param log    told what is being done.
     * @return a line per kernel.
     * @throws IllegalStateException when the kernels give other bits than the scalar ones.
     */
    public List<KernelResult> run(
            final int events, final Optional<NumbaPeer> peer, final String why, final Consumer<String> log) {
        final KernelInputs inputs = new KernelInputs(events);
        try (ScratchFolder scratch = ScratchFolder.create()) {
            peer.ifPresent(started -> {
                inputs.write(scratch.path());
                log.accept(started.load(scratch.path(), events));
            });
            final List<KernelResult> results = new ArrayList<>();
            for (final KernelCase one : KernelCase.ALL) {
                if (ids.isEmpty() || ids.contains(one.id())) {
                    log.accept(one.id() + ", " + events + " events");
                    results.add(run(one, inputs, peer, scratch.path(), why));
                }
            }
            return results;
        }
    }

    private KernelResult run(
            final KernelCase one,
            final KernelInputs inputs,
            final Optional<NumbaPeer> peer,
            final Path folder,
            final String why) {
        final double[] out = new double[inputs.events()];
        check(one, inputs, out);
        final int passes = Math.max(1, ROUND_EVENTS / inputs.events());
        final long start = System.nanoTime();
        while (System.nanoTime() - start < warmUpNs) {
            one.pass().run(kernels, inputs, out);
        }
        if (peer.isEmpty()) {
            return KernelResult.alone(one.id(), timeAlone(one, inputs, out, passes), why);
        }
        final Path answers = folder.resolve(one.id() + ".f64");
        KernelInputs.write(answers, out);
        final NumbaPeer.Preparation preparation = peer.get().prepare(one.id());
        delete(answers);
        if (!preparation.isReady()) {
            return KernelResult.alone(one.id(), timeAlone(one, inputs, out, passes), "void: " + preparation.label());
        }
        final double[] ours = new double[rounds];
        final double[] theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ours[round] = time(one, inputs, out, passes);
            theirs[round] = peer.get().time(one.id(), passes);
        }
        return KernelResult.of(one.id(), ours, theirs, preparation.label(), preparation.error());
    }

    private double[] timeAlone(final KernelCase one, final KernelInputs inputs, final double[] out, final int passes) {
        final double[] ours = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ours[round] = time(one, inputs, out, passes);
        }
        return ours;
    }

    private double time(final KernelCase one, final KernelInputs inputs, final double[] out, final int passes) {
        final long start = THREADS.getCurrentThreadCpuTime();
        for (int pass = 0; pass < passes; pass++) {
            one.pass().run(kernels, inputs, out);
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / ((double) passes * inputs.events());
    }

    private void check(final KernelCase one, final KernelInputs inputs, final double[] out) {
        final double[] expected = new double[out.length];
        one.pass().run(Kernels.scalar(), inputs, expected);
        one.pass().run(kernels, inputs, out);
        for (int i = 0; i < out.length; i++) {
            if (Double.doubleToLongBits(out[i]) != Double.doubleToLongBits(expected[i])) {
                throw new IllegalStateException(
                        one.id() + " at event " + i + " gives " + out[i] + ", expected " + expected[i]);
            }
        }
    }

    private static void delete(final Path file) {
        try {
            Files.delete(file);
        } catch (final IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
