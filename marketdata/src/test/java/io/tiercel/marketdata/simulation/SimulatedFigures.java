package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.statistics.MarketFigures;
import io.tiercel.marketdata.statistics.MarketStatistics;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;

/** Measures a simulated session from its bytes, through the order book of the engine. */
final class SimulatedFigures {
    private static final long TICK_SIZE = 100;

    private SimulatedFigures() {}

    /** The figures of each instrument from the opening on, in the order of the configured symbols. */
    static List<MarketFigures> of(final SimulationConfig config, final FlowProfile profile) {
        final ItchSession session = new ItchSession(new SimulatedExchange(config, profile));
        final Long2LongHashMap sides = new Long2LongHashMap(Side.NONE);
        final List<OrderBook> books = new ArrayList<>();
        final List<MarketStatistics> statistics = new ArrayList<>();
        for (int i = 0; i < config.symbols().size(); i++) {
            books.add(new ArrayOrderBook());
            statistics.add(new MarketStatistics(config.openNs(), TICK_SIZE));
        }
        while (session.next()) {
            if (session.isOrderFlow()) {
                final OrderBook book = books.get(session.locate - 1);
                final int side = session.type == 'A' || session.type == 'F' || session.type == 'P'
                        ? session.side
                        : (int) sides.get(session.reference);
                if (session.timeNs >= config.openNs()) {
                    statistics.get(session.locate - 1).onEvent(session.timeNs, action(session.type), side, book);
                }
                apply(session, side, sides, book);
            }
        }
        return statistics.stream().map(MarketStatistics::figures).toList();
    }

    private static void apply(
            final ItchSession message, final int side, final Long2LongHashMap sides, final OrderBook book) {
        switch (message.type) {
            case 'A', 'F' -> {
                sides.put(message.reference, side);
                book.add(message.reference, side, message.price, message.shares);
            }
            case 'E' -> book.execute(message.reference, side, Prices.NO_PRICE, message.shares);
            case 'X' -> book.reduce(message.reference, side, Prices.NO_PRICE, message.shares);
            case 'D' -> {
                sides.remove(message.reference);
                book.delete(message.reference, side, Prices.NO_PRICE, 0);
            }
            case 'U' -> {
                sides.remove(message.reference);
                sides.put(message.newReference, side);
                book.replace(message.reference, message.newReference, message.price, message.shares);
            }
            default -> {}
        }
    }

    private static BookAction action(final char type) {
        return switch (type) {
            case 'A', 'F' -> BookAction.ADD;
            case 'E' -> BookAction.EXECUTE;
            case 'X' -> BookAction.REDUCE;
            case 'D' -> BookAction.DELETE;
            case 'U' -> BookAction.REPLACE;
            case 'P' -> BookAction.TRADE;
            default -> throw new AssertionError("type " + type);
        };
    }
}
