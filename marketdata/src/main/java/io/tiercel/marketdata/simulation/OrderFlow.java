package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.instrument.Side;

/**
 * All participants of one instrument: who trades, who quotes, who cancels, and what the matching book makes of it.
 * <p>
 * Owned by one thread; allocates nothing after construction. Orders are placed around the {@link FairValue}; those who quote chase it,
 * cancel what it has left behind, and trade against what it has overtaken; those who trade follow a {@link MetaorderFlow}. As trades move
 * the fair value before the quotes follow, order-flow imbalance foretells the mid.
 */
final class OrderFlow {
    private static final int OPENING_ORDERS = 220;
    private static final double CANCEL_EVERYTHING_AT = 1.0 / OPENING_ORDERS;
    private static final double NS_PER_HOUR = 3_600e9;

    private static final double HIDDEN_SHARE = 0.34;
    private static final double HIDDEN_ENOUGH = 0.8;
    private static final double SWEEP_SHARE = 0.15;
    private static final int MOST_FILLS = 16;

    private static final double ALERTNESS = 0.7;
    private static final double STALE_TICKS = 3.0;
    private static final double SNIPE_SHARE = 0.35;

    private static final double FLEETING_SHARE = 0.5;
    private static final int RECENT = 16;
    private static final double PARTIAL_CANCEL_SHARE = 0.012;
    private static final double REPLACE_SHARE = 0.05;
    private static final double ATTRIBUTED_SHARE = 0.05;
    private static final double NEWS_TRADES = 2.0;
    private static final double QUIET_SHARE = 0.4;
    private static final double NEWS_QUOTES = 12.0;

    private final MessageOutbox outbox;
    private final int locate;
    private final long stock;
    private final SeededRandom random;
    private final ClusteredClock clock;
    private final MetaorderFlow metaorders;
    private final FairValue value;
    private final OrderSizes sizes;
    private final PlacementDistance distances;
    private final MatchingBook book = new MatchingBook();
    private final double newsPerHour;
    private final int[] recentSlot = new int[RECENT];
    private final long[] recentReference = new long[RECENT];
    private int recentCount;
    private long timeNs;
    private long newsTimeNs;
    private int messages;

    OrderFlow(
            final MessageOutbox outbox,
            final int locate,
            final long stock,
            final SeededRandom random,
            final long openNs,
            final double startTicks,
            final double tradingPerSecond,
            final double quotingPerSecond,
            final FlowProfile profile) {
        this.outbox = outbox;
        this.locate = locate;
        this.stock = stock;
        this.random = random;
        clock = new ClusteredClock(random, openNs, tradingPerSecond, quotingPerSecond, profile.clustering());
        metaorders = new MetaorderFlow(random, profile.signPersistence());
        value = new FairValue(random, startTicks);
        sizes = new OrderSizes(random);
        distances = new PlacementDistance(random);
        newsPerHour = profile.newsPerHour();
        timeNs = openNs;
        newsTimeNs = nextNewsNs(openNs);
        clock.advance();
    }

    private long nextNewsNs(final long fromNs) {
        if (newsPerHour == 0) {
            return Long.MAX_VALUE;
        }
        final double meanNs = NS_PER_HOUR / newsPerHour;
        return fromNs + (long) (meanNs * (QUIET_SHARE + (1.0 - QUIET_SHARE) * random.exponential()));
    }

    long nextTimeNs() {
        return clock.timeNs();
    }

    int openingOrders() {
        return OPENING_ORDERS;
    }

    void addOpeningOrder(final long atNs) {
        timeNs = atNs;
        add();
    }

    /** Acts at nextTimeNs; returns the number of messages written. */
    int act() {
        timeNs = clock.timeNs();
        messages = 0;
        if (clock.kind() == ClusteredClock.TRADING) {
            final int sign = metaorders.nextSign();
            value.onTrade(sign, metaorders.piece(), timeNs);
            trade(sign);
        } else {
            quote();
        }
        if (timeNs >= newsTimeNs) {
            value.onNews();
            clock.shock(NEWS_TRADES, NEWS_QUOTES);
            newsTimeNs = nextNewsNs(timeNs);
        }
        clock.advance();
        return messages;
    }

    private void quote() {
        value.onQuote();
        final double fair = value.ticks();
        final boolean isBidStale = book.best(Side.BUY) > fair - STALE_TICKS;
        final boolean isAskStale = book.best(Side.SELL) < fair + STALE_TICKS;
        if ((isBidStale || isAskStale) && random.chance(ALERTNESS)) {
            correct(isBidStale ? Side.BUY : Side.SELL, fair);
            return;
        }
        final double crowding = book.liveCount() * CANCEL_EVERYTHING_AT;
        if (random.chance(REPLACE_SHARE)) {
            replace(cancelChoice());
        } else if (random.unit() * (1.0 + crowding) < 1.0) {
            add();
        } else {
            cancel(cancelChoice());
        }
    }

    private void correct(final int side, final double fair) {
        final int tick = book.best(side);
        final boolean isMispriced = side == Side.BUY ? tick > fair : tick < fair;
        if (isMispriced && random.chance(SNIPE_SHARE)) {
            trade(-Side.sign(side));
        } else if (random.chance(REPLACE_SHARE)) {
            replace(book.first(side, tick));
        } else {
            cancel(book.first(side, tick));
        }
    }

    private void trade(final int sign) {
        final int resting = sign > 0 ? Side.SELL : Side.BUY;
        int shares = sizes.next();
        final int firstTick = book.best(resting);
        final int spread = book.best(Side.SELL) - book.best(Side.BUY);
        if (spread > 1 && random.chance(HIDDEN_SHARE)) {
            final int improvement = 1 + random.below(spread / 2 + 1 < spread ? spread / 2 : 1);
            outbox.trade(timeNs, locate, stock, shares, firstTick - sign * improvement);
            messages++;
            if (random.chance(HIDDEN_ENOUGH)) {
                return;
            }
        }
        final boolean isSweep = random.chance(SWEEP_SHARE);
        int fills = 0;
        while (shares > 0 && fills < MOST_FILLS) {
            final int tick = book.best(resting);
            if (tick != firstTick && !isSweep) {
                break;
            }
            final int slot = book.first(resting, tick);
            final int filled = Math.min(shares, book.qty(slot));
            outbox.execute(timeNs, locate, book.reference(slot), filled);
            messages++;
            fills++;
            book.take(slot, filled);
            shares -= filled;
        }
    }

    private void add() {
        final int side = (int) (random.bits() & 1L);
        final int tick = placement(side);
        final int shares = sizes.next();
        final boolean isAttributed = random.chance(ATTRIBUTED_SHARE);
        final long reference = outbox.add(timeNs, locate, stock, side, shares, tick, isAttributed);
        messages++;
        remember(book.add(reference, side, tick, shares), reference);
    }

    private int placement(final int side) {
        final double distance = distances.nextTicks();
        if (side == Side.BUY) {
            final int tick = (int) Math.floor(value.ticks() - distance);
            final int ask = book.best(Side.SELL);
            return ask == MatchingBook.NONE ? tick : Math.min(tick, ask - 1);
        }
        final int tick = (int) Math.ceil(value.ticks() + distance);
        return Math.max(tick, book.best(Side.BUY) + 1);
    }

    private void cancel(final int slot) {
        final int leaves = book.qty(slot);
        if (leaves > 1 && random.chance(PARTIAL_CANCEL_SHARE)) {
            final int off = 1 + random.below(leaves - 1);
            outbox.reduce(timeNs, locate, book.reference(slot), off);
            book.take(slot, off);
        } else {
            outbox.delete(timeNs, locate, book.reference(slot));
            book.remove(slot);
        }
        messages++;
    }

    private void replace(final int slot) {
        final int side = book.side(slot);
        final long old = book.reference(slot);
        final int shares = book.qty(slot);
        book.remove(slot);
        final int tick = placement(side);
        final long reference = outbox.replace(timeNs, locate, old, shares, tick);
        messages++;
        remember(book.add(reference, side, tick, shares), reference);
    }

    private void remember(final int slot, final long reference) {
        final int i = recentCount++ & RECENT - 1;
        recentSlot[i] = slot;
        recentReference[i] = reference;
    }

    private int cancelChoice() {
        if (random.chance(FLEETING_SHARE)) {
            final int i = random.below(RECENT);
            if (book.reference(recentSlot[i]) == recentReference[i]) {
                return recentSlot[i];
            }
        }
        return book.live(random.below(book.liveCount()));
    }
}
