package io.tiercel.engine.report;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Names and units of figures as a reader wants them. Stateless, cold. */
final class FigureNames {
    static final String UNDEFINED = "–";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("annualised_return", "annualised return"),
            Map.entry("annualised_volatility", "volatility, annualised"),
            Map.entry("sharpe", "Sharpe ratio"),
            Map.entry("sortino", "Sortino ratio"),
            Map.entry("calmar", "Calmar ratio"),
            Map.entry("max_drawdown_duration_periods", "longest drawdown, periods"),
            Map.entry("win_rate_periods", "periods won"),
            Map.entry("profit_factor_periods", "profit factor of periods"),
            Map.entry("value_at_risk_95", "value at risk, 95 %"),
            Map.entry("expected_shortfall_95", "expected shortfall, 95 %"),
            Map.entry("alpha_annual", "alpha a year"),
            Map.entry("active_return", "active return a year"),
            Map.entry("hit_rate_vs_benchmark", "periods ahead of benchmark"),
            Map.entry("turnover_annual", "turnover a year"),
            Map.entry("time_in_market", "time in the market"),
            Map.entry("average_holding_s", "average holding, s"),
            Map.entry("average_holding_weighted_s", "average holding by quantity, s"),
            Map.entry("average_mae", "average adverse excursion"),
            Map.entry("average_mfe", "average favourable excursion"),
            Map.entry("time_to_first_fill_s", "time to first fill, s"),
            Map.entry("cancel_to_fill", "cancels per fill"),
            Map.entry("effective_spread_bps", "effective spread, bps"),
            Map.entry("realised_spread_1s_bps", "realised spread after 1 s, bps"),
            Map.entry("realised_spread_5s_bps", "realised spread after 5 s, bps"),
            Map.entry("realised_spread_30s_bps", "realised spread after 30 s, bps"),
            Map.entry("cost_vs_arrival_bps", "cost against arrival, bps"),
            Map.entry("cost_vs_interval_vwap_bps", "cost against market VWAP, bps"),
            Map.entry("shortfall_bps", "implementation shortfall, bps"),
            Map.entry("shortfall_orders", "orders with known mids"),
            Map.entry("orders_rejected_by_venue", "orders the venue refused"));

    private FigureNames() {}

    static String name(final String figure) {
        final String known = NAMES.get(figure);
        return known == null
                ? figure.replace("_net", ", net").replace("_bps", ", bps").replace('_', ' ')
                : known;
    }

    /** Shares in percent, counts whole, the rest with so many digits as tell something. */
    static String value(final String figure, final OptionalDouble value) {
        if (value.isEmpty()) {
            return UNDEFINED;
        }
        final double number = value.getAsDouble();
        return switch (figure) {
            case "total_return",
                    "annualised_return",
                    "annualised_volatility",
                    "max_drawdown",
                    "win_rate_periods",
                    "value_at_risk_95",
                    "expected_shortfall_95",
                    "alpha_annual",
                    "active_return",
                    "tracking_error",
                    "hit_rate_vs_benchmark",
                    "exposure",
                    "time_in_market",
                    "win_rate",
                    "win_rate_net",
                    "fill_ratio",
                    "maker_share",
                    "taker_share" -> percent(number);
            case "trades",
                    "open_trades",
                    "orders",
                    "orders_rejected_by_venue",
                    "fills",
                    "shortfall_orders",
                    "max_drawdown_duration_periods" -> Figures.count((long) number);
            default -> plain(number);
        };
    }

    /** A share in percent. */
    static String percent(final double share) {
        final double percent = 100 * share;
        final double size = Math.abs(percent);
        if (size >= 1e6) {
            return String.format(Locale.ROOT, "%.2e %%", percent);
        }
        return Figures.decimal(percent, size == 0 || size >= 1 ? 2 : size >= 0.01 ? 3 : 5) + " %";
    }

    /** Any number. */
    static String plain(final double number) {
        final double size = Math.abs(number);
        if (size >= 1e9) {
            return String.format(Locale.ROOT, "%.3e", number);
        }
        return Figures.decimal(number, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 || size == 0 ? 2 : 4);
    }
}
