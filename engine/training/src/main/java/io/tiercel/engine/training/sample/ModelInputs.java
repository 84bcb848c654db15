package io.tiercel.engine.training.sample;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorSign;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.Optional;

/**
 * Which factors a model reads, in which order, and what the mirrored market (bids for asks, buys for sells) does to them. Immutable, cold.
 *
 * @param factors in the order of the model's input, none twice, a factor of one side together with that of the other side.
 */
public record ModelInputs(List<Factor> factors) {
    private static final String BID = "bid_";
    private static final String ASK = "ask_";

    /**
     * @throws BadInputException when the other side of a factor is missing.
     */
    public ModelInputs {
        factors = List.copyOf(factors);
        for (final Factor factor : factors) {
            if (factor.sign() == FactorSign.SIDE
                    && otherSide(factor).filter(factors::contains).isEmpty()) {
                throw new BadInputException(
                        "model input " + factor.id() + " stands without the other side's factor, expected both");
            }
        }
    }

    /**
     * @return the first 24 factors but the two that name the price level of an instrument, on which no forecast of a move should lean: mid_ticks, and
     *     spread_bps, which is spread_ticks divided by it.
     */
    public static ModelInputs ofNextMove() {
        return new ModelInputs(Factor.first24().stream()
                .filter(factor -> factor != Factor.MID_TICKS && factor != Factor.SPREAD_BPS)
                .toList());
    }

    /**
     * @return number of inputs.
     */
    public int size() {
        return factors.size();
    }

    /**
     * @return ids in order.
     */
    public List<String> ids() {
        return factors.stream().map(Factor::id).toList();
    }

    /**
     * @param input index of an input.
     * @return index of the input that takes its place in the mirrored market.
     */
    public int mirrored(final int input) {
        final Factor factor = factors.get(input);
        return factor.sign() == FactorSign.SIDE
                ? factors.indexOf(otherSide(factor).orElseThrow())
                : input;
    }

    /**
     * @param input index of an input.
     * @return -1 when the mirrored market flips its sign, else +1.
     */
    public int mirrorSign(final int input) {
        return factors.get(input).sign() == FactorSign.BUY_PRESSURE ? -1 : 1;
    }

    private static Optional<Factor> otherSide(final Factor factor) {
        final String id = factor.id();
        return Factor.byId(id.startsWith(BID) ? ASK + id.substring(BID.length()) : BID + id.substring(ASK.length()));
    }
}
