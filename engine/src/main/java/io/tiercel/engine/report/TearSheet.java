package io.tiercel.engine.report;

import io.tiercel.engine.performance.Performance;
import io.tiercel.engine.performance.PerformanceJson;
import io.tiercel.engine.performance.PerformanceTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run was worth, for a reader and for programs: one HTML page that needs nothing else, every figure as JSON, and all rows as Parquet. The same run
 * gives the same bytes. Cold.
 */
public final class TearSheet {
    /** The page. */
    public static final String PAGE = "report.html";

    /** Every figure. */
    public static final String FIGURES = "performance.json";

    static final String STYLE_SHEET = "tearsheet.css";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TearSheet() {}

    /**
     * Writes {@value #PAGE}, {@value #FIGURES}, and {@code equity}, {@code fills}, {@code orders} and {@code trades} with the ending {@code .parquet}.
     *
     * @param folder made if it does not exist.
     * @param data   of the run; its record is read, not closed.
     * @return the figures.
     */
    public static Performance write(final Path folder, final TearSheetData data) {
        final Performance performance = Performance.of(data.record(), data.riskFreePerYear(), data.benchmark());
        final Map<String, String> statements = statements(data, performance);
        try {
            Files.createDirectories(folder);
        } catch (final IOException unwritable) {
            throw new UncheckedIOException("report folder " + folder + " cannot be made", unwritable);
        }
        PerformanceTables.write(folder, data.record());
        ReportPage.write(
                folder,
                FIGURES,
                MAPPER.writeValueAsString(PerformanceJson.of(performance, data.record(), statements, data.warnings()))
                                .replace("\r\n", "\n")
                        + "\n");
        ReportPage.write(folder, PAGE, page(data, performance, statements));
        return performance;
    }

    static String page(final TearSheetData data, final Performance performance, final Map<String, String> statements) {
        return ReportPage.of(
                data.title(),
                page -> {
                    new TearSheetHead(data, performance).write(page);
                    new EquitySection(data, performance).write(page);
                    MonthsSection.write(page, performance);
                    PerformanceSection.write(page, performance);
                    new AttributionSection(performance.attribution()).write(page);
                    new MarkoutSection(performance.attribution()).write(page);
                    new FillsSection(data.record()).write(page);
                    QueueSection.write(page, performance.queues());
                    new TradesSection(data.record(), performance).write(page);
                    OrdersSection.write(page, data.record(), performance);
                    StatementSection.write(page, statements);
                },
                SessionReport.STYLE_SHEET,
                STYLE_SHEET);
    }

    /** Everything that the figures rest on, told in words. */
    private static Map<String, String> statements(final TearSheetData data, final Performance performance) {
        final Map<String, String> all = new LinkedHashMap<>();
        final var period = data.record().period();
        all.put("period of samples", period.name() + " (" + period.zone().getId() + ")");
        all.put(
                "observations",
                Figures.count(performance
                                .metrics()
                                .map(own -> own.observations())
                                .orElse(0)) + " returns");
        all.put("periods per year", Figures.decimal(period.periodsPerYear(), period.periodsPerYear() % 1 == 0 ? 0 : 2));
        all.put("risk-free", Figures.decimal(100 * data.riskFreePerYear(), 2) + " % a year");
        all.put(
                "benchmark",
                data.benchmark()
                        .map(benchmark -> benchmark.name() + "; "
                                + performance.equity().dropped() + " samples without a value of it were left out")
                        .orElse("none"));
        all.put(
                "mids",
                data.record().counts().isVenueObserved()
                        ? "of the venue's book, uncrossed, before the event that filled; "
                                + data.record().counts().fillsWithoutMid()
                                + " fills came before the first"
                        : "marks of the account at its regular times");
        all.put(
                "profit",
                "gross of fees in the trades' table and in spread, markout and inventory; net where it says so");
        all.put("turnover", "fills of both sides over equity, a year; the first period with trades is left out");
        all.put("borrow", "charged: " + Figures.money(data.record().borrowMicros()));
        all.putAll(data.statements());
        return all;
    }
}
