package io.tiercel.bench.report;

/**
 * One line of the report. Immutable, cold.
 *
 * @param name       what was measured.
 * @param unit       of {@code value}, {@code low}, {@code high} and {@code bare}.
 * @param value      ours: median.
 * @param low        smallest of the run; NaN where there is none.
 * @param high       largest of the run; NaN where there is none.
 * @param bareName   what stands beside it; empty if nothing.
 * @param bare       its median, measured in the same run; NaN if nothing.
 * @param bytesPerOp bytes ours allocates per event or call; NaN where not counted.
 * @param cpuNs      processor time of the benchmark's own thread per event or call; NaN where not counted.
 * @param target     what it has to reach.
 * @param note       what a reader must know; may be empty.
 */
public record Figure(
        String name,
        String unit,
        double value,
        double low,
        double high,
        String bareName,
        double bare,
        double bytesPerOp,
        double cpuNs,
        Target target,
        String note) {
    /**
     * @param name  what was measured.
     * @param unit  of the values.
     * @param value ours.
     * @param low   smallest.
     * @param high  largest.
     * @return a figure with nothing beside it and no target.
     */
    public static Figure of(
            final String name, final String unit, final double value, final double low, final double high) {
        return new Figure(name, unit, value, low, high, "", Double.NaN, Double.NaN, Double.NaN, Target.NONE, "");
    }

    /**
     * @param what  stands beside it.
     * @param value its median.
     * @return the figure with it.
     */
    public Figure beside(final String what, final double value) {
        return new Figure(name, unit, this.value, low, high, what, value, bytesPerOp, cpuNs, target, note);
    }

    /**
     * @param bytes         allocated per event or call; NaN where not counted.
     * @param processorNs of the benchmark's own thread per event or call; NaN where not counted.
     * @return the figure with both.
     */
    public Figure costing(final double bytes, final double processorNs) {
        return new Figure(name, unit, value, low, high, bareName, bare, bytes, processorNs, target, note);
    }

    /**
     * @param goal to reach.
     * @return the figure with it.
     */
    public Figure target(final Target goal) {
        return new Figure(name, unit, value, low, high, bareName, bare, bytesPerOp, cpuNs, goal, note);
    }

    /**
     * @param text what a reader must know.
     * @return the figure with it.
     */
    public Figure note(final String text) {
        return new Figure(name, unit, value, low, high, bareName, bare, bytesPerOp, cpuNs, target, text);
    }

    /**
     * @return ours divided by the bare part; NaN without one.
     */
    public double ratio() {
        return value / bare;
    }

    /**
     * @return {@code met}, {@code MISSED}, {@code open} where nothing was measured, or nothing without a target.
     */
    public String verdict() {
        if (target instanceof Target.None) {
            return "";
        }
        if (Double.isNaN(value)) {
            return "open";
        }
        return target.isMet(value, ratio()) ? "met" : "MISSED";
    }
}
