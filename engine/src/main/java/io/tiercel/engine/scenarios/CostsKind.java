package io.tiercel.engine.scenarios;

import io.tiercel.engine.venue.TradingCosts;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.risk.account.BorrowCharge;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Cases of kind {@code costs}: what a fill costs where there is no book, and what the loan of a short position costs. Cold. */
public final class CostsKind implements ScenarioKind {
    private static final long PPB_PER_BPS = 100_000;

    enum Model {
        BPS,
        SPREAD_SQRT,
        SIGMA_SQRT,
        BORROW
    }

    record CostsCase(String name, String kind, String note, Input input, Expected expect) {}

    record Input(
            Model model,
            String side,
            long refPrice,
            int priceScale,
            int qtyScale,
            long tick,
            long halfSpreadBps,
            long slippageBps,
            double spread,
            double qty,
            double adv,
            double kSpread,
            double sigmaDaily,
            double y,
            long shortQty,
            long closePrice,
            int annualBps,
            int days) {}

    record Expected(Long price, Long chargeMicros) {}

    /** Stateless. */
    public CostsKind() {}

    @Override
    public Set<String> kinds() {
        return Set.of("costs");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final CostsCase read = CaseReader.bind(scenario, CostsCase.class);
        final Input input = read.input();
        if (input == null || input.model() == null || read.expect() == null) {
            throw new BadInputException("case " + read.name() + ": expected input with a model, and expect");
        }
        final boolean isLoan = input.model() == Model.BORROW;
        final Long expected =
                isLoan ? read.expect().chargeMicros() : read.expect().price();
        if (expected == null) {
            throw new BadInputException(
                    "case " + read.name() + ": expected expect." + (isLoan ? "charge_micros" : "price"));
        }
        return Differences.first(isLoan ? "charge_micros" : "price", value(input), expected);
    }

    private static Long value(final Input in) {
        return switch (in.model()) {
            case BPS ->
                TradingCosts.priceByShare(
                        VenueCase.side(in.side()),
                        in.refPrice(),
                        in.tick(),
                        (in.halfSpreadBps() + in.slippageBps()) * PPB_PER_BPS);
            case SPREAD_SQRT ->
                TradingCosts.priceBySpread(
                        VenueCase.side(in.side()),
                        in.refPrice(),
                        in.tick(),
                        in.spread(),
                        in.qty(),
                        in.adv(),
                        in.kSpread());
            case SIGMA_SQRT ->
                TradingCosts.priceByVolatility(
                        VenueCase.side(in.side()),
                        in.refPrice(),
                        in.tick(),
                        in.spread(),
                        in.qty(),
                        in.adv(),
                        in.sigmaDaily(),
                        in.y());
            case BORROW ->
                BorrowCharge.micros(
                        new Instrument(0, "CASE", in.priceScale(), in.qtyScale(), 1, 1, 1),
                        in.shortQty(),
                        2 * in.closePrice(),
                        in.annualBps(),
                        in.days());
        };
    }
}
