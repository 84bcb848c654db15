package io.tiercel.engine.report;

import io.tiercel.engine.performance.Performance;
import io.tiercel.engine.performance.SampleRow;
import io.tiercel.engine.performance.StoppedStrategy;
import io.tiercel.engine.performance.SwitchChange;
import io.tiercel.engine.performance.TradingRecord;
import io.tiercel.risk.killswitch.TripReason;
import java.util.List;
import java.util.OptionalDouble;

/** Title, what must be known first, and the figures asked for first. Cold. */
final class TearSheetHead {
    private static final int MOST_LARGE = 9;

    private final TearSheetData data;
    private final TradingRecord record;
    private final Performance performance;

    TearSheetHead(final TearSheetData data, final Performance performance) {
        this.data = data;
        record = data.record();
        this.performance = performance;
    }

    void write(final Markup page) {
        page.open("header");
        page.element("h1", data.title());
        page.element("p", data.subtitle(), "class", "subtitle");
        page.close();
        data.warnings().forEach(warning -> page.element("p", warning, "class", "verdict bad"));
        for (final StoppedStrategy stop : record.stoppedStrategies()) {
            page.element(
                    "p",
                    "Strategy " + record.strategy(stop.strategyId()) + " was stopped: "
                            + reason(stop.reasonCode()) + ", " + stop.fault() + ", "
                            + TimeAxis.utcDate(stop.timeNs()) + " " + TimeAxis.utcTime(stop.timeNs()) + " UTC.",
                    "class",
                    "verdict bad");
        }
        final List<SwitchChange> changes = record.switchChanges();
        if (!changes.isEmpty()) {
            final SwitchChange last = changes.getLast();
            page.element(
                    "p",
                    (last.isTripped() ? "The kill switch was tripped at the end: " : "The kill switch had tripped: ")
                            + switchReason(last) + ", "
                            + TimeAxis.utcDate(last.timeNs()) + " " + TimeAxis.utcTime(last.timeNs()) + " UTC.",
                    "class",
                    last.isTripped() ? "verdict bad" : "verdict");
        }
        tiles(page);
    }

    static String switchReason(final SwitchChange change) {
        return reason(change.reasonCode());
    }

    private static String reason(final int code) {
        return code + TripReason.ofCode(code).map(known -> " " + known).orElse("");
    }

    private void tiles(final Markup page) {
        final List<SampleRow> samples = performance.equity().samples();
        final long net = samples.isEmpty()
                ? 0
                : samples.getLast().equityMicros() - samples.getFirst().equityMicros();
        page.open("dl", "class", "tiles");
        tile(page, "Net profit", Figures.signedMoney(net), "after fees, marked at the mid");
        tile(page, "Total return", figure("total_return"), "annualised " + figure("annualised_return"));
        tile(page, "Sharpe ratio", figure("sharpe"), "volatility " + figure("annualised_volatility") + " a year");
        tile(
                page,
                "Max drawdown",
                figure("max_drawdown"),
                "longest " + figure("max_drawdown_duration_periods") + " periods");
        tile(
                page,
                "Round trips",
                Figures.count(performance.trades().gross().trades()),
                FigureNames.value("win_rate", performance.trades().net().winRate()) + " won after fees");
        tile(
                page,
                "Fills",
                Figures.count(record.fillCount()),
                FigureNames.value("maker_share", performance.execution().makerShare()) + " as maker");
        tile(
                page,
                "Orders",
                Figures.count(record.orderCount()),
                FigureNames.value("fill_ratio", performance.execution().fillRatio()) + " of the quantity filled");
        tile(
                page,
                "Exposure",
                FigureNames.value("exposure", performance.exposure()),
                "in the market " + FigureNames.value("time_in_market", performance.timeInMarket()) + " of the periods");
        page.close();
    }

    private String figure(final String name) {
        return FigureNames.value(name, performance.equityFigures().getOrDefault(name, OptionalDouble.empty()));
    }

    private static void tile(final Markup page, final String name, final String figure, final String more) {
        page.open("div").element("dt", name);
        page.element("dd", figure, "class", figure.length() > MOST_LARGE ? "figure many" : "figure");
        page.element("dd", more, "class", "more").close();
    }
}
