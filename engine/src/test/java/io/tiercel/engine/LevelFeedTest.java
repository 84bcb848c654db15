package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.book.ReferenceLevelBook;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.marketdata.protocol.StatisticKind;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Level feeds in the core: the book behind the strategies' view, one call a message, none on a book that nobody knows. */
class LevelFeedTest {
    private static final long SEED = 20_240_607;
    private static final int GROUPS = 3_000;
    private static final long OPEN_NS = 1_767_364_200_000_000_000L;

    private RecordingStrategy strategy = new RecordingStrategy();
    private ScriptedCore scripted = core();
    private long message;

    private ScriptedCore core() {
        return new ScriptedCore(
                TestConfiguration.with("strategy: {strategies: []}"),
                List.of("TIER", "CELL"),
                Optional.empty(),
                List.of(strategy));
    }

    @Test
    void shouldShowTheReferenceBookOnceAMessage() {
        final long digest = randomSession();
        strategy = new RecordingStrategy();
        scripted = core();
        message = 0;

        assertEquals(digest, randomSession(), "the same inputs make the same digest");
    }

    private long randomSession() {
        final Random random = new Random(SEED);
        final LevelBook reference = new ReferenceLevelBook();
        final int[] compared = {0};
        strategy.look = market -> {
            for (int side = Side.BUY; side <= Side.SELL; side++) {
                for (int level = 0; level < BookView.DEPTH; level++) {
                    final String where =
                            "seed " + SEED + ", message " + message + ", side " + side + ", level " + level;
                    assertEquals(reference.price(side, level), market.book().price(side, level), where);
                    assertEquals(reference.qty(side, level), market.book().qty(side, level), where);
                }
            }
            compared[0]++;
        };
        int called = 0;
        boolean isStale = false;
        for (int group = 0; group < GROUPS; group++) {
            message++;
            final int kind = group == 0 ? 0 : random.nextInt(40);
            if (kind == 1) {
                isStale = true;
                scripted.writer.bookStale(0, message, time(), 1, StaleReason.GAP);
                continue;
            }
            final int parts = 1 + random.nextInt(12);
            if (kind == 0) {
                reference.clear();
                isStale = false;
            }
            for (int part = 0; part < parts; part++) {
                final int side = random.nextInt(2);
                final long price = 1_000_000L + 100L * (random.nextInt(30) - (side == Side.BUY ? 20 : 10));
                final long qty = kind == 0 ? 1 + random.nextInt(9) : random.nextInt(4);
                reference.set(side, price, qty, 1);
                final boolean isLast = part == parts - 1;
                if (kind == 0) {
                    scripted.writer.levelSnapshot(0, message, part, isLast, time(), side, price, qty, 1);
                } else {
                    scripted.writer.levelUpdate(0, message, part, isLast, time(), side, price, qty, 1);
                }
                assertEquals(
                        called + (isLast && !isStale ? 1 : 0), compared[0], "message " + message + " part " + part);
            }
            called = compared[0];
        }
        assertTrue(called > GROUPS / 3 && called < GROUPS, "stale and whole books: " + called);
        return scripted.core.digest();
    }

    @Test
    void shouldTellOfABestPriceThatMovedByTheWholeMessage() {
        top(1_000_000, 1_000_100);
        // away and back within one message
        update(false, Side.BUY, 1_000_000, 0);
        update(true, Side.BUY, 1_000_000, 7);
        update(true, Side.BUY, 999_900, 5);
        update(true, Side.SELL, 1_000_100, 0);

        assertEquals(List.of("1000000/1000100*", "1000000/1000100", "1000000/1000100", "1000000/-*"), strategy.seen);
    }

    @Test
    void shouldKeepBestPricesAsABookUntilTheSourceTellsMore() {
        scripted.writer.topOfBook(0, 1, time(), 1_000_000, 5, 1_000_200, 5);
        scripted.writer.topOfBook(0, 2, time(), 1_000_100, 5, 1_000_200, 5);
        update(true, Side.BUY, 999_000, 5);
        scripted.writer.topOfBook(0, 4, time(), 1_000_100, 5, 1_000_200, 5);

        assertEquals(List.of("1000000/1000200*", "1000100/1000200*", "999000/-*"), strategy.seen);
    }

    @Test
    void shouldBringTradesToTheFactors() {
        top(1_000_000, 1_000_200);
        final double[] signed = {0};
        strategy.look = market -> signed[0] = market.factors().value(Factor.SIGNED_VOL.index());

        // the resting side sold: a buyer took 30
        trade(Side.SELL, 1_000_200, 30);
        assertEquals(30.0, signed[0]);

        // within a message that changes the book nothing is decided on a trade
        update(false, Side.SELL, 1_000_200, 1);
        trade(Side.SELL, 1_000_200, 9);
        assertEquals(2, strategy.seen.size());
        update(true, Side.SELL, 1_000_300, 1);
        assertEquals(3, strategy.seen.size());
    }

    @Test
    void shouldDecideNothingUntilABookIsWholeAgain() {
        top(1_000_000, 1_000_200);
        scripted.writer.bookStale(EventWriter.ALL_INSTRUMENTS, 2, time(), 1, StaleReason.GAP);
        update(true, Side.BUY, 1_000_100, 5);
        trade(Side.SELL, 1_000_200, 30);
        assertEquals(1, strategy.seen.size());

        scripted.writer.bookStale(EventWriter.ALL_INSTRUMENTS, 3, time(), 0, StaleReason.RECOVERED);

        assertEquals(List.of("1000000/1000200*", "1000100/1000200*"), strategy.seen);
        assertEquals(1, scripted.core.counts().staleBooks());
    }

    @Test
    void shouldCountFiguresAndEventsOfTheOtherKind() {
        top(1_000_000, 1_000_200);
        final long before = scripted.core.digest();
        scripted.writer.bar(0, 2, OPEN_NS, 1, Side.BUY, 1, 2, 1, 2, 10);
        scripted.writer.statistic(0, 3, time(), StatisticKind.OTHER, 5, 6);
        assertNotEquals(before, scripted.core.digest());
        scripted.add(time(), Side.BUY, 7, 999_000, 5);

        assertEquals(2, scripted.core.counts().figures());
        assertEquals(1, scripted.core.counts().invalidChanges());
        assertEquals(1, scripted.core.counts().levelInstruments());
        assertEquals(1, strategy.seen.size());
    }

    /** An order-by-order feed whose venue makes two events of one message: between them the book is crossed. */
    @Test
    void shouldNotShowABookInTheMidstOfAMessage() {
        scripted.add(OPEN_NS, Side.BUY, 1, 1_000_000, 5);
        scripted.add(OPEN_NS, Side.SELL, 2, 1_000_200, 5);
        strategy.seen.clear();
        strategy.look = market -> assertFalse(market.book().levels(Side.SELL) > 0
                && market.book().price(Side.BUY, 0) >= market.book().price(Side.SELL, 0));

        change(false, BookAction.ADD, Side.BUY, 3, 1_000_300, 10);
        change(false, BookAction.TRADE, Side.SELL, Prices.NO_ORDER_ID, 1_000_200, 5);
        change(true, BookAction.DELETE, Side.SELL, 2, 1_000_200, 5);
        assertEquals(List.of("1000300/-*"), strategy.seen);
        change(true, BookAction.ADD, Side.SELL, 4, 1_000_400, 5);

        assertEquals(List.of("1000300/-*", "1000300/1000400*"), strategy.seen);
    }

    @Test
    void shouldDecideOnAnOrderBookAgainWhenItsGapWasFilled() {
        scripted.add(OPEN_NS, Side.BUY, 1, 1_000_000, 5);
        scripted.add(OPEN_NS, Side.SELL, 2, 1_000_200, 5);
        scripted.writer.bookStale(EventWriter.ALL_INSTRUMENTS, 2, OPEN_NS, 2, StaleReason.GAP);
        scripted.add(OPEN_NS, Side.BUY, 3, 1_000_100, 5);
        scripted.add(OPEN_NS, Side.SELL, 4, 1_000_150, 5);
        assertEquals(2, strategy.seen.size());

        scripted.writer.bookStale(EventWriter.ALL_INSTRUMENTS, 4, OPEN_NS, 0, StaleReason.RECOVERED);

        assertEquals(List.of("1000000/-*", "1000000/1000200*", "1000100/1000150*"), strategy.seen);
        assertEquals(0, scripted.core.counts().levelInstruments());
    }

    private void top(final long bid, final long ask) {
        message++;
        scripted.writer.levelSnapshot(0, message, 0, false, time(), Side.BUY, bid, 10, 1);
        scripted.writer.levelSnapshot(0, message, 1, true, time(), Side.SELL, ask, 10, 1);
    }

    private void update(final boolean isLast, final int side, final long price, final long qty) {
        scripted.writer.levelUpdate(0, ++message, 0, isLast, time(), side, price, qty, 1);
    }

    private void trade(final int side, final long price, final long qty) {
        change(true, BookAction.TRADE, side, Prices.NO_ORDER_ID, price, qty);
    }

    private void change(
            final boolean isLast,
            final BookAction action,
            final int side,
            final long orderId,
            final long price,
            final long qty) {
        scripted.writer.orderBookEvent(
                0, ++message, isLast, time(), action, side, orderId, Prices.NO_ORDER_ID, price, qty);
    }

    private long time() {
        return OPEN_NS + message * 1_000_000L;
    }
}
