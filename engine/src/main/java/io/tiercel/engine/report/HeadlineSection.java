package io.tiercel.engine.report;

import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionSummary;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Title, the replay's verdict and the figures asked for first. Cold. */
final class HeadlineSection {
    private final SessionData data;
    private final SessionSummary summary;
    private final ReplayResult replayed;

    HeadlineSection(final SessionData data, final SessionSummary summary, final ReplayResult replayed) {
        this.data = data;
        this.summary = summary;
        this.replayed = replayed;
    }

    void write(final Markup page) {
        page.open("header");
        page.element("h1", "Tiercel session report");
        page.element("p", SessionMetadata.feed(data.metadata()) + when(), "class", "subtitle");
        page.close();
        verdict(page);
        tiles(page);
    }

    private String when() {
        final AccountSeries account = data.account();
        return account.size() == 0
                ? ""
                : " · " + TimeAxis.date(account.firstNs()) + ", " + TimeAxis.time(account.firstNs()) + " to "
                        + TimeAxis.time(account.lastNs()) + " New York";
    }

    private void verdict(final Markup page) {
        if (replayed.divergence().isPresent()) {
            page.element(
                    "p",
                    "✗ The replay differs: " + replayed.divergence().get(),
                    "class",
                    "verdict bad",
                    "role",
                    "alert");
        } else if (replayed.isIdentical()) {
            page.element(
                    "p",
                    "✓ Replayed from its journal: " + Figures.count(replayed.replayedInputs())
                            + " inputs gave the same " + Figures.count(replayed.comparedOutputs())
                            + " outputs, byte for byte.",
                    "class",
                    "verdict good");
        } else {
            page.element("p", "The replay was not compared with the journal.", "class", "verdict");
        }
        replayed.stopLine()
                .ifPresent(line -> page.element("p", "✗ The engine failed: " + line + ".", "class", "verdict bad"));
        if (summary.isTripped()) {
            page.element("p", "✗ The kill switch was tripped at the end of the session.", "class", "verdict bad");
        }
    }

    private void tiles(final Markup page) {
        page.open("dl", "class", "tiles");
        tile(page, "Profit and loss", Figures.signedMoney(summary.pnlMicros()), "after fees, marked at the mid");
        tile(
                page,
                summary.feesMicros() < 0 ? "Rebates received" : "Fees paid",
                Figures.money(Math.abs(summary.feesMicros())),
                "maker rebates against taker fees");
        tile(page, "Deepest drawdown", Figures.money(data.account().deepestDrawdownMicros()), "from the highest mark");
        tile(
                page,
                "Fills",
                Figures.count(summary.fills()),
                Figures.percent(summary.makerFills(), summary.fills()) + " as maker");
        tile(
                page,
                "New orders",
                Figures.count(summary.orders()),
                Figures.count(summary.replaces()) + " replaces, " + Figures.count(summary.cancels()) + " cancels");
        tile(
                page,
                "Inputs per second",
                Figures.decimal(summary.eventsPerSecond(), 0),
                Figures.count(summary.events()) + " in " + Figures.decimal(summary.seconds(), 2) + " s of wall time");
        final Histogram decision = summary.latencyNs().get(Hop.STRATEGY);
        if (decision != null && decision.getTotalCount() > 0) {
            tile(
                    page,
                    "Strategies, p50",
                    Figures.duration(decision.getValueAtPercentile(50)),
                    "p99 " + Figures.duration(decision.getValueAtPercentile(99)));
        }
        tile(page, "Digest", String.format(Locale.ROOT, "%016x", summary.digest()), "after the last input");
        page.close();
    }

    private static void tile(final Markup page, final String name, final String figure, final String more) {
        page.open("div").element("dt", name);
        page.element("dd", figure, "class", figure.length() > 12 ? "figure long" : "figure");
        page.element("dd", more, "class", "more").close();
    }
}
