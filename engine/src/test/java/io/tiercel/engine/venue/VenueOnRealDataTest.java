package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.risk.gate.OrderFixture;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Own orders that join the best prices of a recorded hour: the rules that hold whatever the market does. */
class VenueOnRealDataTest {
    private static final String MESSAGES = "data/lobster/AAPL_2012-06-21_34200000_37800000_message_50.csv.gz";
    private static final int JOIN_EVERY = 100;
    private static final int LIVES_FOR = 1_000;

    private final OrderBook book = new ArrayOrderBook(16_384, 1_024);
    private final SimulatedVenue venue = new SimulatedVenue(
            new InstrumentRegistry(List.of(new Instrument(0, "AAPL", 4, 0, 100, 1, 1))),
            List.of(book),
            List.of(FeeSchedule.FREE),
            VenueConfig.defaults());
    private final OrderFixture orders = new OrderFixture();
    private final ExecutionReport report = new ExecutionReport();
    private final Map<Long, Joined> joined = new HashMap<>();
    private long orderId;
    private long makerFills;
    private long placesChecked;

    /** An own order and the historical orders that stood in its level when it joined. */
    private record Joined(int side, long price, Set<Long> inFront) {}

    @Test
    void shouldKeepPlacesAndNeverFillMoreThanWasTraded() throws IOException {
        final Path file = Path.of(System.getProperty("tiercel.shared", "../shared"), MESSAGES);
        assumeTrue(Files.exists(file), "skipped: market data " + file + " is absent");

        int row = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                apply(line.split(",", -1), row++);
            }
        }

        assertEquals(91_997, row);
        assertTrue(makerFills > 500, "only " + makerFills + " maker fills");
        assertTrue(placesChecked > 50_000, "only " + placesChecked + " places checked");
    }

    private void apply(final String[] fields, final int row) {
        final int type = Integer.parseInt(fields[1]);
        final long id = Long.parseLong(fields[2]);
        final long qty = Long.parseLong(fields[3]);
        final long price = Long.parseLong(fields[4]);
        final int side = fields[5].equals("1") ? Side.BUY : Side.SELL;
        switch (type) {
            case 1 -> book.add(id, side, price, qty);
            case 2 -> book.reduce(id, side, price, qty);
            case 3 -> book.delete(id, side, price, qty);
            case 4 -> book.execute(id, side, price, qty);
            case 5 -> venue.onTrade(0, side, price, qty, row);
            default -> throw new IllegalArgumentException("row " + row + ": type " + type);
        }
        if (type != 5) {
            venue.onBookUpdate(0, book.update(), row);
        }
        final boolean isTrade = type == 4 || type == 5;
        // An order that enters may fill own orders of the other side.
        final int filledSide = isTrade ? side : Side.opposite(side);
        checkFills(filledSide, price, isTrade || type == 1 ? qty : 0, row);
        if (row % 7 == 0) {
            checkPlaces(row);
        }
        if (row % JOIN_EVERY == 0 && book.isValid()) {
            join(Side.BUY, row);
            join(Side.SELL, row);
            final long old = orderId - 2L * LIVES_FOR / JOIN_EVERY;
            venue.cancel(old, row);
            venue.cancel(old - 1, row);
            settle();
        }
    }

    private void checkFills(final int side, final long price, final long tradedQty, final int row) {
        long filledQty = 0;
        while (venue.pollReport(report)) {
            assertEquals(ExecType.TRADE, report.execType, "row " + row);
            assertTrue(report.isMaker, "row " + row);
            assertEquals(side, report.side, "row " + row);
            assertTrue(Side.isAtOrBetter(side, report.lastPrice, price), "row " + row + ": worse than the trade");
            final Joined order = joined.get(report.orderId);
            assertEquals(order.price, report.lastPrice, "row " + row);
            if (book.update().action() == BookAction.EXECUTE && report.lastPrice == price) {
                assertTrue(
                        !order.inFront.contains(book.update().orderId()),
                        "row " + row + ": filled though the executed order stood in front");
            }
            filledQty += report.lastQty;
            makerFills++;
            if (report.leavesQty == 0) {
                joined.remove(report.orderId);
            }
        }
        assertTrue(filledQty <= tradedQty, "row " + row + ": filled " + filledQty + " of " + tradedQty);
    }

    private void checkPlaces(final int row) {
        joined.forEach((id, order) -> {
            final long[] ahead = new long[1];
            book.visitOrders(order.side, order.price, (historicalId, qty, priority) -> {
                ahead[0] += order.inFront.contains(historicalId) ? qty : 0;
                return true;
            });
            assertEquals(ahead[0], venue.queueAhead(id), () -> "row " + row + ", order " + id);
            placesChecked++;
        });
    }

    private void join(final int side, final int row) {
        final long price = book.price(side, 0);
        if (price % 100 != 0) {
            return;
        }
        final Set<Long> inFront = new HashSet<>();
        book.visitOrders(side, price, (historicalId, qty, priority) -> inFront.add(historicalId));
        venue.submit(orders.postOnly(++orderId, side, price, 60), row);
        joined.put(orderId, new Joined(side, price, inFront));
        settle();
    }

    private void settle() {
        while (venue.nextArrivalNs() != Long.MAX_VALUE) {
            venue.processArrival();
        }
        while (venue.pollReport(report)) {
            if (report.status.isFinal()) {
                joined.remove(report.orderId);
            }
        }
    }
}
