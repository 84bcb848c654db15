package io.tiercel.engine.scenarios;

import io.tiercel.engine.performance.ExecutionQuality;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.Map;

/**
 * Orders and fills by quantity.
 *
 * @param what   fills.
 * @param orders that reached the venue.
 * @param fills  of them.
 */
record FillsCase(String what, List<Order> orders, List<Fill> fills) implements MetricsCase {
    /** An order. */
    record Order(long qty, long cum) {}

    /** A fill. */
    record Fill(long qty, String liq) {
        private boolean isMaker() {
            return switch (String.valueOf(liq)) {
                case "M" -> true;
                case "T" -> false;
                default -> throw new BadInputException("liq is " + liq + ", expected M or T");
            };
        }
    }

    @Override
    public Map<String, Object> figures() {
        final ExecutionQuality quality = new ExecutionQuality();
        orders.forEach(order -> quality.addQuantities(order.qty(), order.cum()));
        fills.forEach(fill -> quality.addFill(fill.qty(), fill.isMaker()));
        return MetricsCase.nullable(quality.figures());
    }
}
