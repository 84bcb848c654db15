package io.tiercel.factors.streaming;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.List;
import java.util.stream.Stream;

/**
 * One event with the whole book after it, as tests record them.
 *
 * @param action   {@code NULL_VAL} when the event sets the book as a whole.
 * @param newPrice REPLACE: of the entering order.
 * @param newQty   REPLACE: of the entering order.
 * @param before   the parts told before it that belong to the same event; their books are not looked at.
 */
record FactorEvent(
        long timeNs,
        BookAction action,
        int side,
        long price,
        long qty,
        long newPrice,
        long newQty,
        ArrayBookView book,
        List<Part> before) {
    /** A part that is not the last, and whether it changed the best levels. */
    record Part(FactorEvent event, boolean isDepthChanged) {}

    FactorEvent(
            final long timeNs,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final long newPrice,
            final long newQty,
            final ArrayBookView book) {
        this(timeNs, action, side, price, qty, newPrice, newQty, book, List.of());
    }

    FactorEvent(
            final long timeNs,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final ArrayBookView book) {
        this(timeNs, action, side, price, qty, Prices.NO_PRICE, 0L, book);
    }

    FactorEvent after(final List<Part> parts) {
        return new FactorEvent(timeNs, action, side, price, qty, newPrice, newQty, book, parts);
    }

    /** All parts, in the order they are told. */
    List<FactorEvent> parts() {
        return Stream.concat(before.stream().map(Part::event), Stream.of(this)).toList();
    }

    void feed(final FactorEngine engine, final int instrumentId, final boolean isDepthChanged) {
        for (int i = 0; i < before.size(); i++) {
            before.get(i).event().feedPart(engine, instrumentId, before.get(i).isDepthChanged());
        }
        if (action == BookAction.NULL_VAL) {
            engine.onBook(instrumentId, timeNs, book);
        } else if (action == BookAction.REPLACE) {
            engine.onReplace(instrumentId, timeNs, side, qty, newPrice, newQty, book, isDepthChanged);
        } else {
            engine.onEvent(instrumentId, timeNs, action, side, price, qty, book, isDepthChanged);
        }
    }

    private void feedPart(final FactorEngine engine, final int instrumentId, final boolean isDepthChanged) {
        if (action == BookAction.REPLACE) {
            engine.onReplacePart(instrumentId, side, qty, newPrice, newQty, isDepthChanged);
        } else {
            engine.onPart(instrumentId, action, side, price, qty, isDepthChanged);
        }
    }

    boolean isTrade() {
        return (action == BookAction.EXECUTE || action == BookAction.TRADE) && price != Prices.NO_PRICE && qty > 0;
    }
}
