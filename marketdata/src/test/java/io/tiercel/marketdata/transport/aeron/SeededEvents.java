package io.tiercel.marketdata.transport.aeron;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MarketStateCode;
import java.util.SplittableRandom;

/** The same stream of events of several kinds for the same seed, groups included; allocates nothing after construction. */
final class SeededEvents {
    private static final BookAction[] ACTIONS = {
        BookAction.ADD, BookAction.EXECUTE, BookAction.REDUCE, BookAction.DELETE, BookAction.REPLACE, BookAction.TRADE
    };
    private static final int GROUP = 5;

    private final SplittableRandom random;
    private long written;
    private int part;

    SeededEvents(final long seed) {
        random = new SplittableRandom(seed);
    }

    long written() {
        return written;
    }

    /** One event. */
    void writeTo(final EventWriter writer) {
        written++;
        final long timeNs = 1_000L * written;
        final int side = random.nextInt(2);
        final long price = random.nextLong(-1_000_000, 1_000_000);
        if (part > 0 || random.nextInt(20) == 0) {
            writer.anonymousOrders(
                    3, written - part, part, part == GROUP - 1, timeNs, side, price, 1 + random.nextInt(9));
            part = (part + 1) % GROUP;
        } else if (random.nextInt(50) == 0) {
            writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, written, timeNs, MarketStateCode.HALT);
        } else if (random.nextInt(10) == 0) {
            writer.topOfBook(2, written, timeNs, price, 5, Prices.NO_PRICE, 0);
        } else {
            final BookAction action = ACTIONS[random.nextInt(ACTIONS.length)];
            writer.orderBookEvent(1, written, timeNs, action, side, random.nextLong(), random.nextLong(), price, 7);
        }
    }
}
