package io.tiercel.engine.session;

import io.tiercel.engine.Core;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.output.SessionStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a run came to. Immutable, cold.
 *
 * @param events          inputs journaled by this run.
 * @param seconds         wall time from the first to the last input.
 * @param orders          new orders that left for the venue.
 * @param cancels         cancel requests.
 * @param replaces        replace requests.
 * @param fills           fills, partial ones counted each.
 * @param makerFills      fills of resting orders.
 * @param fillsByStrategy strategy name to fills.
 * @param rejects         reason to count, risk and venue.
 * @param pnlMicros       equity at the end minus equity at the start.
 * @param feesMicros      fees paid.
 * @param digest          chained digest after the last input.
 * @param isTripped       the kill switch is tripped at the end.
 * @param anomalies       every anomaly to its count, 0 for those that did not happen.
 * @param latencyNs       histograms by hop; empty when probes were off.
 * @param clips           reason to count of requests that risk made smaller.
 * @param clears          orders that closed positions after a breach.
 * @param trippedBy       number and name of what tripped the switch, with a strategy's fault; empty when it is not tripped at the end.
 */
public record SessionSummary(
        long events,
        double seconds,
        long orders,
        long cancels,
        long replaces,
        long fills,
        long makerFills,
        Map<String, Long> fillsByStrategy,
        Map<String, Long> rejects,
        long pnlMicros,
        long feesMicros,
        long digest,
        boolean isTripped,
        Map<Anomaly, Long> anomalies,
        Map<Hop, Histogram> latencyNs,
        Map<String, Long> clips,
        long clears,
        String trippedBy) {
    /**
     * @param events        inputs.
     * @param seconds       wall time.
     * @param core          after its last input.
     * @param statistics    of the outputs.
     * @param strategyNames by id.
     * @param anomalies     counted.
     * @param latencyNs     histograms by hop.
     * @return the summary.
     */
    public static SessionSummary of(
            final long events,
            final double seconds,
            final Core core,
            final SessionStatistics statistics,
            final List<String> strategyNames,
            final Map<Anomaly, Long> anomalies,
            final Map<Hop, Histogram> latencyNs) {
        final Map<String, Long> fillsByStrategy = new LinkedHashMap<>();
        for (int i = 0; i < strategyNames.size(); i++) {
            fillsByStrategy.put(strategyNames.get(i), statistics.fills(i));
        }
        if (statistics.liquidationFills() > 0) {
            fillsByStrategy.put("kill switch (closing positions)", statistics.liquidationFills());
        }
        return new SessionSummary(
                events,
                seconds,
                statistics.orders(),
                statistics.cancels(),
                statistics.replaces(),
                statistics.fills(),
                statistics.makerFills(),
                fillsByStrategy,
                statistics.rejects(),
                statistics.pnlMicros(),
                statistics.feesMicros(),
                core.digest(),
                statistics.isTripped(),
                anomalies,
                latencyNs,
                statistics.clips(),
                statistics.clears(),
                trippedBy(core, statistics));
    }

    private static String trippedBy(final Core core, final SessionStatistics statistics) {
        return statistics.isTripped() && !core.strategyFault().isEmpty()
                ? statistics.trippedBy() + ", " + core.strategyFault()
                : statistics.trippedBy();
    }

    /**
     * @param core of a replay, after its last input.
     * @return what the inputs alone tell; nothing is journaled and no command comes in while a replay runs.
     */
    public static Map<Anomaly, Long> anomaliesOf(final Core core) {
        return Anomaly.counts(core.counts(), 0, 0);
    }

    /**
     * @return inputs per second of wall time.
     */
    public double eventsPerSecond() {
        return seconds > 0 ? events / seconds : 0;
    }
}
