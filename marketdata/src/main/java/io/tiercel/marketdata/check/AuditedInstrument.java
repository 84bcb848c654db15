package io.tiercel.marketdata.check;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.Decimals;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.math.BigDecimal;

/**
 * How one instrument's book stood at the end of a check; in natural units.
 *
 * @param symbol        as the venue spells it.
 * @param bid           best bid, null = none.
 * @param bidSize       displayed there, null = none.
 * @param ask           best offer, null = none.
 * @param askSize       displayed there, null = none.
 * @param bidLevels     levels at any depth.
 * @param askLevels     levels at any depth.
 * @param restingOrders orders in the book; 0 where the source tells none.
 * @param hasBeenWhole  whether it was ever a book to be trusted.
 * @param isStale       whether it is not to be trusted now.
 * @param isCrossed     whether its best bid is above its best offer.
 */
public record AuditedInstrument(
        String symbol,
        BigDecimal bid,
        BigDecimal bidSize,
        BigDecimal ask,
        BigDecimal askSize,
        int bidLevels,
        int askLevels,
        int restingOrders,
        boolean hasBeenWhole,
        boolean isStale,
        boolean isCrossed) {
    static AuditedInstrument of(
            final Instrument instrument, final BookAudit audit, final int id, final boolean isOrders) {
        final BookView book = audit.book(id);
        return new AuditedInstrument(
                instrument.symbol(),
                price(instrument, book.price(Side.BUY, 0)),
                qty(instrument, book, Side.BUY),
                price(instrument, book.price(Side.SELL, 0)),
                qty(instrument, book, Side.SELL),
                levels(book, Side.BUY),
                levels(book, Side.SELL),
                isOrders ? book.orderCount() : 0,
                audit.hasBeenWhole(id),
                audit.isStale(id),
                audit.isCrossed(id));
    }

    private static BigDecimal price(final Instrument instrument, final long price) {
        return price == Prices.NO_PRICE ? null : Decimals.decimal(price, instrument.priceScale());
    }

    private static BigDecimal qty(final Instrument instrument, final BookView book, final int side) {
        return book.levels(side) == 0 ? null : Decimals.decimal(book.qty(side, 0), instrument.qtyScale());
    }

    private static int levels(final BookView book, final int side) {
        int count = 0;
        for (long price = book.nextPrice(side, Prices.NO_PRICE);
                price != Prices.NO_PRICE;
                price = book.nextPrice(side, price)) {
            count++;
        }
        return count;
    }
}
