package io.tiercel.bench.factors;

import io.tiercel.bench.report.Table;
import io.tiercel.bench.tape.BookStream;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorFamily;
import io.tiercel.marketdata.book.ArrayOrderBook;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What each factor costs beside nothing but the mid, and what each family does: all of them in one JVM, pass by pass in turn, so that the machine's moods
 * fall on all alike. A factor that shares its work with others costs less beside them: the figures do not add up. Owned by one thread, cold.
 */
public final class FactorCosts {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_ROUNDS = 8;

    private final List<String> choices = new ArrayList<>();
    private final List<FactorPass> passes = new ArrayList<>();
    private final List<double[]> nsPerEvent = new ArrayList<>();
    private final int rounds;

    /**
     * @param stream to pass through.
     * @param rounds measured, at least 1.
     */
    public FactorCosts(final BookStream stream, final int rounds) {
        this.rounds = rounds;
        choices.add(Factor.MID_TICKS.id());
        Arrays.stream(FactorFamily.values()).forEach(family -> choices.add("family " + family.code()));
        choices.add(FactorsConfig.ALL);
        Factor.all().forEach(factor -> choices.add(factor.id()));
        for (final String choice : choices) {
            passes.add(new FactorPass(stream, FactorsConfig.of(Factor.MID_TICKS.id(), choice), ArrayOrderBook::new));
            nsPerEvent.add(new double[rounds]);
        }
    }

    /**
     * @return a line for each choice: processor time per event more than the mid alone takes, median of the rounds and their quartiles.
     */
    public Table measure() {
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int i = 0; i < passes.size(); i++) {
                final double ns = pass(passes.get(i));
                if (round >= 0) {
                    nsPerEvent.get(i)[round] = ns;
                }
            }
        }
        final Table table = new Table("beside the mid", "ns", "quartiles");
        for (int i = 1; i < choices.size(); i++) {
            final double[] more = more(i);
            table.row(choices.get(i), ns(more[rounds / 2]), ns(more[rounds / 4]) + " to " + ns(more[rounds * 3 / 4]));
        }
        return table;
    }

    private static double pass(final FactorPass pass) {
        pass.clear();
        final long before = THREADS.getCurrentThreadCpuTime();
        pass.runBooksAndFactors();
        return (THREADS.getCurrentThreadCpuTime() - before) / (double) pass.events();
    }

    /** Sorted: each round's pass minus the mid's pass of the same round. */
    private double[] more(final int choice) {
        final double[] more = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            more[round] = nsPerEvent.get(choice)[round] - nsPerEvent.getFirst()[round];
        }
        Arrays.sort(more);
        return more;
    }

    private static String ns(final double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
