package io.tiercel.marketdata.sse;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.ListedSymbols;
import io.tiercel.marketdata.feed.MessageCounts;
import io.tiercel.marketdata.feed.RowFeed;
import io.tiercel.marketdata.feed.RowRuns;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.StatisticKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * Snapshots of ten levels every three seconds, of Shanghai or Shenzhen. The source sequence is the number of the row in the order of time.
 * <p>
 * A row becomes a change of market state if the status column tells one, the whole book as one group, and figures where they changed: volume of the
 * day, opening, highest and lowest price. The totals of two rows do not tell at which prices was traded in between, so no trade is made of them.
 * In an auction the source shows the price at which it would match now on both sides, and what would be left over at the second level: these are
 * no displayed orders, so the book is empty then and the left-over quantity is told as the auction's imbalance.
 * <p>
 * Where Shanghai lists all orders of a best level, their sum is a reference for that level. Prices are rounded to 0.01 where a floating point number
 * left noise. Owned by the ingress thread; memory does not grow with the files.
 */
public final class SnapshotFeed extends RowFeed {
    private static final int SNAPSHOT = 0;
    private static final int AUCTION = 1;
    private static final int NOT_LISTED = 2;
    private static final int PRICE_SCALE = 2;
    private static final int DEPTH = BookView.DEPTH;
    private static final int FIGURES = 4;
    private static final int VOLUME = 0;
    private static final long NOT_LISTED_WHOLE = -1;
    private static final StatisticKind[] KINDS = {
        StatisticKind.VOLUME, StatisticKind.OPENING_PRICE, StatisticKind.HIGH_PRICE, StatisticKind.LOW_PRICE
    };

    private final RowRuns rows;
    private final ListedSymbols symbols;
    private final FeedAudit audit;
    private final long[][] prices = new long[2][DEPTH];
    private final long[][] sizes = new long[2][DEPTH];
    private final int[][] orderCounts = new int[2][DEPTH];
    private final int[] levels = new int[2];
    private final long[] orderSums = new long[2];
    private final long[] figures = new long[FIGURES];
    private MarketStateCode[] states = new MarketStateCode[16];
    private long[] lastFigures = new long[16 * FIGURES];
    private long sequence;

    /**
     * @param files   of one exchange.
     * @param listing which securities.
     * @param audit   told the sums of order sizes.
     * @throws io.tiercel.marketdata.input.BadInputException when a file is bad at its start, or in no order.
     */
    public SnapshotFeed(final List<Path> files, final Listing listing, final FeedAudit audit) {
        super(new MessageCounts("snapshot", "auction snapshot", "not listed"));
        this.audit = audit;
        symbols = new ListedSymbols(listing, PRICE_SCALE, 0);
        rows = new RowRuns(files, (file, header) -> new SnapshotLayout(header), false);
    }

    @Override
    protected boolean nextRow() {
        return rows.next();
    }

    @Override
    protected int write(final EventWriter writer) {
        sequence++;
        final TextColumns row = rows.row();
        final SnapshotLayout at = (SnapshotLayout) rows.position();
        final int id = symbols.id(row, at.symbol);
        if (id == Listing.NOT_LISTED) {
            count(NOT_LISTED);
            return 0;
        }
        if (id >= states.length) {
            states = Arrays.copyOf(states, Math.max(2 * states.length, id + 1));
            lastFigures = Arrays.copyOf(lastFigures, states.length * FIGURES);
        }
        final MarketStateCode state = at.state(row);
        final boolean isAuction = state == MarketStateCode.AUCTION;
        read(row, at, id, isAuction);
        int events = 0;
        if (state != states[id]) {
            states[id] = state;
            writer.tradingStatus(id, sequence, at.timeNs(), state);
            events++;
        }
        events += isAuction ? writeAuction(id, at.timeNs(), writer) : writeBook(id, at.timeNs(), writer);
        for (int side = Side.BUY; !isAuction && side <= Side.SELL; side++) {
            if (orderSums[side] != NOT_LISTED_WHOLE) {
                audit.reference(id, orderSums[side] == sizes[side][0]);
            }
        }
        count(isAuction ? AUCTION : SNAPSHOT);
        return events + writeFigures(id, at.timeNs(), writer);
    }

    private void read(final TextColumns row, final SnapshotLayout at, final int id, final boolean isAuction) {
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            levels[side] = 0;
            for (int level = 0; level < DEPTH; level++) {
                final long price = price(row, at.prices[side][level], id);
                final long size = qty(row, at.sizes[side][level], id);
                final long orders = row.count(at.orderCounts[side][level]);
                prices[side][level] = price;
                sizes[side][level] = size;
                if (price == 0 || size == 0) {
                    continue;
                }
                if (levels[side] != level || (level > 0 && !isBehind(side, level))) {
                    throw row.bad(at.prices[side][level], "best prices first, without a hole");
                }
                if (orders > Integer.MAX_VALUE) {
                    throw row.bad(at.orderCounts[side][level], "a number of orders");
                }
                orderCounts[side][level] = orders == 0 ? EventWriter.NOT_TOLD : (int) orders;
                levels[side]++;
            }
        }
        if (!isAuction && levels[0] > 0 && levels[1] > 0 && prices[Side.BUY][0] >= prices[Side.SELL][0]) {
            throw row.bad(at.prices[Side.BUY][0], "a best bid below the best offer outside auctions");
        }
        if (isAuction && prices[Side.BUY][0] != prices[Side.SELL][0]) {
            throw row.bad(at.prices[Side.SELL][0], "the same price on both sides in an auction");
        }
        orderSums[Side.BUY] = sumOfOrders(row, at, id, Side.BUY);
        orderSums[Side.SELL] = sumOfOrders(row, at, id, Side.SELL);
        figures[VOLUME] = qty(row, at.volume, id);
        figures[1] = price(row, at.open, id);
        figures[2] = price(row, at.high, id);
        figures[3] = price(row, at.low, id);
    }

    private boolean isBehind(final int side, final int level) {
        final long better = prices[side][level - 1];
        return side == Side.BUY ? prices[side][level] < better : prices[side][level] > better;
    }

    private long price(final TextColumns row, final int column, final int id) {
        final long price =
                row.ticked(column, PRICE_SCALE, symbols.instrument(id).priceScale());
        if (price < 0) {
            throw row.bad(column, "a price, or 0 for none");
        }
        return price;
    }

    private long qty(final TextColumns row, final int column, final int id) {
        final long qty = row.decimal(column, symbols.instrument(id).qtyScale());
        if (qty < 0) {
            throw row.bad(column, "a quantity, or 0 for none");
        }
        return qty;
    }

    private int writeBook(final int id, final long timeNs, final EventWriter writer) {
        final int total = levels[Side.BUY] + levels[Side.SELL];
        if (total == 0) {
            writer.emptySnapshot(id, sequence, timeNs);
            return 1;
        }
        int part = 0;
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (int level = 0; level < levels[side]; level++) {
                writer.levelSnapshot(
                        id,
                        sequence,
                        part,
                        part == total - 1,
                        timeNs,
                        side,
                        prices[side][level],
                        sizes[side][level],
                        orderCounts[side][level]);
                part++;
            }
        }
        return total;
    }

    private int writeAuction(final int id, final long timeNs, final EventWriter writer) {
        writer.emptySnapshot(id, sequence, timeNs);
        final long price = prices[Side.BUY][0];
        if (price == 0) {
            return 1;
        }
        final long imbalance = sizes[Side.BUY][1] - sizes[Side.SELL][1];
        writer.statistic(id, sequence, timeNs, StatisticKind.AUCTION_IMBALANCE, price, imbalance);
        return 2;
    }

    /** Sum of the orders at the best level, {@link #NOT_LISTED_WHOLE} where the row does not list them all. */
    private long sumOfOrders(final TextColumns row, final SnapshotLayout at, final int id, final int side) {
        final int first = at.firstOrders[side];
        final int orders = orderCounts[side][0];
        if (first == TextColumns.NO_COLUMN
                || levels[side] == 0
                || orders <= 0
                || orders > SnapshotLayout.LISTED_ORDERS) {
            return NOT_LISTED_WHOLE;
        }
        long sum = 0;
        for (int i = 0; i < orders; i++) {
            // the least of 2^63 / 50 units: no sum can overflow
            sum += Math.min(qty(row, first + i, id), TextColumns.NUMBER_LIMIT / SnapshotLayout.LISTED_ORDERS);
        }
        return sum;
    }

    private int writeFigures(final int id, final long timeNs, final EventWriter writer) {
        int events = 0;
        for (int i = 0; i < FIGURES; i++) {
            if (figures[i] != 0 && figures[i] != lastFigures[id * FIGURES + i]) {
                lastFigures[id * FIGURES + i] = figures[i];
                final long price = i == VOLUME ? Prices.NO_PRICE : figures[i];
                writer.statistic(id, sequence, timeNs, KINDS[i], price, i == VOLUME ? figures[i] : 0);
                events++;
            }
        }
        return events;
    }

    @Override
    public SortedMap<String, Long> remarks() {
        return remark("prices rounded to their tick", rows.roundings());
    }

    @Override
    public double progress() {
        return rows.progress();
    }

    @Override
    public void close() {
        rows.close();
    }
}
