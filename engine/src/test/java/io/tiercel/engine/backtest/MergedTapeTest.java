package io.tiercel.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedTapeTest {
    /** Events of one instrument at some times, received so much later; a time told as negative has more parts to come. */
    private static FeedTape tape(final int instrumentId, final long receiveDelayNs, final long... timesNs) {
        return new FeedTape(
                new Feed() {
                    private int next;

                    @Override
                    public int poll(final EventWriter writer, final int limit) {
                        if (next == timesNs.length) {
                            return END_OF_FEED;
                        }
                        final long timeNs = Math.abs(timesNs[next]);
                        writer.receivedAt(receiveDelayNs == 0 ? Prices.NO_TIMESTAMP : timeNs + receiveDelayNs);
                        writer.orderBookEvent(
                                0,
                                next + 1L,
                                timesNs[next] >= 0,
                                timeNs,
                                BookAction.ADD,
                                Side.BUY,
                                next + 1L,
                                Prices.NO_ORDER_ID,
                                100,
                                1);
                        next++;
                        return 1;
                    }

                    @Override
                    public double progress() {
                        return (double) next / timesNs.length;
                    }

                    @Override
                    public void close() {
                        // nothing to release
                    }
                },
                new int[] {instrumentId});
    }

    private static List<String> told(final MarketTape tape) {
        final List<String> told = new ArrayList<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        while (tape.next()) {
            header.wrap(tape.buffer(), tape.offset());
            told.add(header.sequence() + ": " + header.instrumentId() + " at " + header.eventTimeNs());
        }
        return told;
    }

    @Test
    void shouldGoByTimeAndThenByTheOrderOfFeeds() {
        final MarketTape tape = new MergedTape(List.of(tape(7, 0, 10, 30, 30), tape(8, 0, 10, 20, 40), tape(9, 0)));

        assertEquals(
                List.of("1: 7 at 10", "2: 8 at 10", "3: 8 at 20", "4: 7 at 30", "5: 7 at 30", "6: 8 at 40"),
                told(tape));
    }

    @Test
    void shouldNotTakeApartWhatASourceSaysAtOnce() {
        final MarketTape tape = new MergedTape(List.of(tape(7, 0, -10, -30, 30, 50), tape(8, 0, 20, 60)));

        // the event at 20 waits for the group that ends at 30, and time does not run back
        assertEquals(
                List.of("1: 7 at 10", "2: 7 at 30", "3: 7 at 30", "4: 8 at 30", "5: 7 at 50", "6: 8 at 60"),
                told(tape));
    }

    @Test
    void shouldGoByExchangeTimeWhereTheFeedTellsBoth() {
        // received 1000 ns after the exchange stamped it; a stamp that runs back is raised
        assertEquals(List.of("1: 3 at 10", "2: 3 at 30", "3: 3 at 30"), told(tape(3, 1000, 10, 30, 25)));
    }
}
