package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestingQuotesTest {
    private static final ChartSpan SPAN = new ChartSpan(0, 1_000, 2_000);

    private final RestingQuotes quotes = new RestingQuotes(SPAN);

    @Test
    void shouldFollowAnOrderThroughReplaceAndFills() {
        quotes.onReport(7, Side.BUY, 100, 1_100, ExecType.NEW, OrderStatus.NEW);
        quotes.onReport(7, Side.BUY, 105, 1_300, ExecType.REPLACED, OrderStatus.NEW);
        quotes.onReport(7, Side.BUY, 105, 1_400, ExecType.TRADE, OrderStatus.PARTIALLY_FILLED);
        quotes.onReport(7, Side.BUY, 105, 1_450, ExecType.CANCEL_REJECTED, OrderStatus.PARTIALLY_FILLED);
        quotes.onReport(7, Side.BUY, 105, 1_500, ExecType.TRADE, OrderStatus.FILLED);

        assertEquals(
                List.of(
                        new RestingQuote(7, Side.BUY, 100, 1_100, 1_300),
                        new RestingQuote(7, Side.BUY, 105, 1_300, 1_500)),
                quotes.end());
    }

    @Test
    void shouldCutAtBothEndsOfTheSpan() {
        quotes.onReport(1, Side.SELL, 110, 500, ExecType.NEW, OrderStatus.NEW);
        quotes.onReport(2, Side.SELL, 111, 600, ExecType.NEW, OrderStatus.NEW);
        quotes.onReport(2, Side.SELL, 111, 900, ExecType.CANCELED, OrderStatus.CANCELED);
        quotes.onReport(3, Side.SELL, 112, 2_100, ExecType.NEW, OrderStatus.NEW);

        assertEquals(List.of(new RestingQuote(1, Side.SELL, 110, 1_000, 2_000)), quotes.end());
    }

    @Test
    void shouldLeaveOutOrdersThatNeverRest() {
        quotes.onReport(4, Side.BUY, 100, 1_200, ExecType.NEW, OrderStatus.NEW);
        quotes.onReport(4, Side.BUY, 100, 1_200, ExecType.TRADE, OrderStatus.PARTIALLY_FILLED);
        quotes.onReport(4, Side.BUY, 100, 1_200, ExecType.CANCELED, OrderStatus.CANCELED);
        quotes.onReport(5, Side.BUY, 100, 1_300, ExecType.REJECTED, OrderStatus.REJECTED);

        assertEquals(List.of(), quotes.end());
    }
}
