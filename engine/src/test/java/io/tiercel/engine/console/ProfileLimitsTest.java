package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped portfolios on recorded funds, under each profile. The gate looks at an order when it is decided, at a close; it fills at the next open. What
 * prices do in between is the only excess there may be.
 */
class ProfileLimitsTest {
    /** Of the equity: what a price may do from one close to the next fill. */
    private static final double OVERNIGHT = 0.02;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "etf-bars,   CONSERVATIVE, 0.05, 0.25, 0.30",
        "etf-bars,   BALANCED,     0.10, 0.35, 0.15",
        "etf-bars,   AGGRESSIVE,   0.20, 0.50, 0.05",
        "etf-closes, CONSERVATIVE, 0.05, 0.25, 0.30",
        "etf-closes, BALANCED,     0.10, 0.35, 0.15",
        "etf-closes, AGGRESSIVE,   0.20, 0.50, 0.05"
    })
    void shouldKeepTheLimitsOfTheProfile(
            final String name,
            final String profile,
            final double drawdown,
            final double singlePosition,
            final double leastCash)
            throws IOException, SQLException {
        final Path data = Path.of(System.getProperty("tiercel.shared", "../shared"), "data");
        assumeTrue(Files.isDirectory(data), "skipped: market data folder " + data + " is absent");
        final Path shipped =
                Path.of(System.getProperty("tiercel.config", "../config"), "backtest", name.strip() + ".yaml");
        final Path file = folder.resolve("of-profile.yaml");
        Files.writeString(file, Files.readString(shipped).replace("profile: BALANCED", "profile: " + profile));
        final Path out = folder.resolve("out");

        final CommandRun run = CommandRun.of("backtest", "-c", file, "--data", data, "--out", out, "--json");

        final boolean isStopped = run.status() == Main.STOPPED;
        assertTrue(isStopped || run.status() == Main.DONE, () -> run.errors().toString());
        assertTrue(count(out, "SELECT count(*) FROM fills") > 20, "control: hardly a fill");
        final double worst = number(
                out,
                "SELECT max(1 - equity_micros / peak) FROM (SELECT equity_micros,"
                        + " max(equity_micros) OVER (ORDER BY time_ns) AS peak FROM equity)");
        assertTrue(worst > drawdown / 10, "control: drawdown " + worst);
        // beyond the limit only on the day that breaches it, and the next, on which the positions are closed
        assertTrue(isStopped ? worst < drawdown + OVERNIGHT : worst < drawdown, "drawdown " + worst);
        assertEquals(isStopped, worst >= drawdown, "stopped by its drawdown");
        assertTrue(
                number(
                                out,
                                "SELECT min(cash_micros / equity_micros) FROM fills ASOF JOIN equity ON seen_time_ns <= time_ns"
                                        + " WHERE side = 'buy'")
                        > leastCash - OVERNIGHT,
                "cash after buys");
        assertTrue(
                number(
                                out,
                                "SELECT max(held * price * 1e6 / equity_micros) FROM (SELECT *, sum(CASE side WHEN 'buy' THEN qty"
                                        + " ELSE -qty END) OVER (PARTITION BY instrument ORDER BY order_id) AS held FROM fills)"
                                        + " ASOF JOIN equity ON seen_time_ns >= time_ns WHERE side = 'buy'")
                        < singlePosition + OVERNIGHT,
                "position after a buy");
    }

    private static long count(final Path out, final String sql) throws SQLException {
        return (long) number(out, sql);
    }

    private static double number(final Path out, final String sql) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            for (final String table : new String[] {"equity", "fills"}) {
                statement.execute("CREATE VIEW " + table + " AS SELECT * FROM read_parquet('"
                        + out.resolve(table + ".parquet") + "')");
            }
            try (ResultSet row = statement.executeQuery(sql)) {
                assertTrue(row.next(), sql);
                return row.getDouble(1);
            }
        }
    }
}
