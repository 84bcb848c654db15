package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.portfolio.HoldRule;
import io.tiercel.strategy.portfolio.MarketRegime;
import io.tiercel.strategy.portfolio.Profile;
import io.tiercel.strategy.portfolio.ProfileWeights;
import io.tiercel.strategy.portfolio.Regime;
import io.tiercel.strategy.portfolio.SignalFilter;
import io.tiercel.strategy.portfolio.TargetOrders;
import io.tiercel.strategy.portfolio.TopKDropN;
import io.tiercel.strategy.portfolio.TradeSignal;
import io.tiercel.strategy.portfolio.VolatilitySize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Cases of portfolio construction: who is held, with what weight, by which orders. Stateless; cold. */
final class PortfolioKind implements ScenarioKind {
    private record TopKCase(String name, String kind, String note, TopKInput input, TopKExpect expect) {}

    private record TopKInput(Map<String, Double> scores, List<String> holdings, int topK, int dropN) {}

    private record TopKExpect(List<String> sell, List<String> buy) {}

    private record FilterCase(String name, String kind, String note, FilterInput input, FilterExpect expect) {}

    private record FilterInput(List<TradeSignal> signals, Integer confirm, HoldRule hold, int minHold) {}

    private record FilterExpect(List<Integer> direction) {}

    private record OrdersCase(String name, String kind, String note, OrdersInput input, OrdersExpect expect) {}

    private record OrdersInput(
            Map<String, String> targetWeights,
            Map<String, Long> positions,
            Map<String, Long> prices,
            int priceScale,
            long equityMicros,
            long lot,
            String rebalanceThreshold) {}

    private record OrdersExpect(List<ExpectedOrder> orders) {}

    private record ExpectedOrder(String symbol, String side, long qty) {}

    private record WeightsCase(String name, String kind, String note, WeightsInput input, WeightsExpect expect) {}

    private record WeightsInput(
            Profile profile,
            Map<String, String> rawWeights,
            String portfolioVolAnnual,
            Regime regime,
            List<String> riskAssets) {}

    private record WeightsExpect(Map<String, Double> weights, double tolerance) {}

    private record SizeCase(String name, String kind, String note, SizeInput input, SizeExpect expect) {}

    private record SizeInput(String targetVol, String assetVolAnnual, String cap) {}

    private record SizeExpect(double weight, double tolerance) {}

    private record RegimeCase(String name, String kind, String note, RegimeInput input, RegimeExpect expect) {}

    private record RegimeInput(double close, double sma50, Double vix, double vol10, double vol60) {}

    private record RegimeExpect(int score, Regime regime) {}

    @Override
    public Set<String> kinds() {
        return Set.of("topk", "signal_filter", "target_orders", "profile_weights", "vol_size", "regime");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final String kind = CaseReader.kind(scenario);
        return switch (kind) {
            case "topk" -> topK(CaseReader.bind(scenario, TopKCase.class));
            case "signal_filter" -> filter(CaseReader.bind(scenario, FilterCase.class));
            case "target_orders" -> orders(CaseReader.bind(scenario, OrdersCase.class));
            case "profile_weights" -> weights(CaseReader.bind(scenario, WeightsCase.class));
            case "vol_size" -> size(CaseReader.bind(scenario, SizeCase.class));
            case "regime" -> regime(CaseReader.bind(scenario, RegimeCase.class));
            default -> throw new IllegalArgumentException("kind " + kind + " is none of " + kinds());
        };
    }

    private static Optional<String> topK(final TopKCase scenario) {
        final TopKInput input = scenario.input();
        final TreeSet<String> all = new TreeSet<>(input.scores().keySet());
        all.addAll(input.holdings());
        final List<String> symbols = List.copyOf(all);
        final double[] scores = symbols.stream()
                .mapToDouble(symbol -> input.scores().getOrDefault(symbol, Double.NaN))
                .toArray();
        final boolean[] isHeld = new boolean[scores.length];
        input.holdings().forEach(symbol -> isHeld[symbols.indexOf(symbol)] = true);
        final TopKDropN rotation = new TopKDropN(input.topK(), input.dropN(), symbols);
        rotation.decide(scores, isHeld);
        final List<String> sell = IntStream.range(0, rotation.sellCount())
                .mapToObj(i -> symbols.get(rotation.sell(i)))
                .toList();
        final List<String> buy = IntStream.range(0, rotation.buyCount())
                .mapToObj(i -> symbols.get(rotation.buy(i)))
                .toList();
        return unequal("sell", sell, scenario.expect().sell())
                .or(() -> unequal("buy", buy, scenario.expect().buy()));
    }

    private static Optional<String> filter(final FilterCase scenario) {
        final FilterInput input = scenario.input();
        final SignalFilter filter = new SignalFilter(
                input.confirm() == null ? 2 : input.confirm(),
                input.hold() == null ? HoldRule.KEEP : input.hold(),
                input.minHold(),
                false);
        final List<Integer> direction =
                input.signals().stream().map(filter::next).toList();
        return unequal("direction", direction, scenario.expect().direction());
    }

    private static Optional<String> orders(final OrdersCase scenario) {
        final OrdersInput input = scenario.input();
        final TreeSet<String> all = new TreeSet<>(input.targetWeights().keySet());
        all.addAll(input.positions().keySet());
        final List<String> symbols = List.copyOf(all);
        final List<Instrument> instruments = IntStream.range(0, symbols.size())
                .mapToObj(i -> new Instrument(i, symbols.get(i), input.priceScale(), 0, 1, input.lot(), 1))
                .toList();
        final TargetOrders orders = new TargetOrders(instruments, billionths(input.rebalanceThreshold()));
        orders.plan(
                symbols.stream()
                        .mapToLong(symbol -> billionths(input.targetWeights().getOrDefault(symbol, "0")))
                        .toArray(),
                symbols.stream()
                        .mapToLong(symbol -> input.positions().getOrDefault(symbol, 0L))
                        .toArray(),
                symbols.stream()
                        .mapToLong(symbol -> input.prices().getOrDefault(symbol, Prices.NO_PRICE))
                        .toArray(),
                input.equityMicros());
        final List<ExpectedOrder> planned = IntStream.range(0, orders.count())
                .mapToObj(i -> new ExpectedOrder(
                        symbols.get(orders.name(i)), orders.side(i) == Side.BUY ? "B" : "S", orders.qty(i)))
                .toList();
        return unequal("orders", planned, scenario.expect().orders());
    }

    private static Optional<String> weights(final WeightsCase scenario) {
        final WeightsInput input = scenario.input();
        final List<String> symbols =
                List.copyOf(new TreeSet<>(input.rawWeights().keySet()));
        final double[] weights = symbols.stream()
                .mapToDouble(symbol -> decimal(input.rawWeights().get(symbol)))
                .toArray();
        final boolean[] isRiskAsset = new boolean[weights.length];
        if (input.riskAssets() == null) {
            Arrays.fill(isRiskAsset, true);
        } else {
            input.riskAssets().forEach(symbol -> isRiskAsset[symbols.indexOf(symbol)] = true);
        }
        final ProfileWeights profile = new ProfileWeights(input.profile());
        profile.applyRegime(weights, isRiskAsset, input.regime());
        profile.limit(weights, decimal(input.portfolioVolAnnual()));
        final List<String> differences = new ArrayList<>();
        new TreeMap<>(scenario.expect().weights()).forEach((symbol, expected) -> {
            final int name = symbols.indexOf(symbol);
            unequal(
                            "weights: " + symbol,
                            name < 0 ? Double.NaN : weights[name],
                            expected,
                            scenario.expect().tolerance())
                    .ifPresent(differences::add);
        });
        return unequal(
                        "weights",
                        symbols,
                        List.copyOf(new TreeSet<>(scenario.expect().weights().keySet())))
                .or(() -> differences.stream().findFirst());
    }

    private static Optional<String> size(final SizeCase scenario) {
        final SizeInput input = scenario.input();
        final double weight = VolatilitySize.weight(
                decimal(input.targetVol()), decimal(input.assetVolAnnual()), decimal(input.cap()));
        return unequal(
                "weight", weight, scenario.expect().weight(), scenario.expect().tolerance());
    }

    private static Optional<String> regime(final RegimeCase scenario) {
        final RegimeInput input = scenario.input();
        final double vix = input.vix() == null ? Double.NaN : input.vix();
        final int score = MarketRegime.score(input.close(), input.sma50(), vix, input.vol10(), input.vol60());
        return unequal("score", score, scenario.expect().score())
                .or(() -> unequal(
                        "regime", MarketRegime.of(score), scenario.expect().regime()));
    }

    private static double decimal(final String text) {
        return new BigDecimal(text).doubleValue();
    }

    private static long billionths(final String text) {
        return new BigDecimal(text).movePointRight(9).longValueExact();
    }

    private static Optional<String> unequal(final String what, final Object is, final Object expected) {
        return is.equals(expected) ? Optional.empty() : Optional.of(what + " = " + is + ", expected " + expected);
    }

    /** Absolute up to 1, relative above. */
    private static Optional<String> unequal(
            final String what, final double is, final double expected, final double tolerance) {
        return Math.abs(is - expected) <= tolerance * Math.max(1, Math.abs(expected))
                ? Optional.empty()
                : Optional.of(what + " = " + is + ", expected " + expected);
    }
}
