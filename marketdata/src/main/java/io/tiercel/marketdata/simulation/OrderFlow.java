package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.instrument.Side;

/**
 * All participants of one instrument: who trades, who quotes, who cancels, and what the matching book makes of it.
 * <p>
 * Owned by one thread; allocates nothing after construction.
 * <p>
 * Those who trade follow a {@link MetaorderFlow}; some of their shares meet hidden orders inside the spread, the rest takes the displayed
 * queue from the front. Those who quote place orders around the {@link FairValue}, chase it, cancel what it has come too near to and trade
 * against what it has overtaken. Cancels grow with the number of live orders, so the depth is steady; half of them hit young orders, the
 * fleeting orders of Hasbrouck and Saar, "Technology and liquidity provision", Journal of Financial Markets 12, 2009. As trades move the
 * fair value before the quotes follow, order-flow imbalance foretells the mid.
 */
final class OrderFlow {
    /** Displayed orders that stand in the book at the opening, and about which the number of live orders moves later. */
    static final int STEADY_ORDERS = 220;

    private static final double TRADING_SHARE = 0.054;
    private static final double LOWEST_START_TICKS = 15_000.0;
    private static final double START_RANGE_TICKS = 30_000.0;

    private static final double HIDDEN_SHARE = 0.34;
    private static final double HIDDEN_ENOUGH = 0.8;
    private static final double SWEEP_SHARE = 0.15;
    private static final int MOST_FILLS = 16;

    private static final double ALERTNESS = 0.7;
    private static final double STALE_TICKS = 3.0;
    private static final double SNIPE_SHARE = 0.35;

    private static final double FLEETING_SHARE = 0.5;
    private static final int YOUNG_ORDERS = 16;
    private static final double PARTIAL_CANCEL_SHARE = 0.012;
    private static final double REPLACE_SHARE = 0.05;
    private static final double ATTRIBUTED_SHARE = 0.05;

    private final MessageOutbox outbox;
    private final int locate;
    private final long stock;
    private final SeededRandom random;
    private final ClusteredClock clock;
    private final NewsClock news;
    private final MetaorderFlow metaorders;
    private final FairValue value;
    private final OrderSizes sizes;
    private final PlacementDistance distances;
    private final MatchingBook book = new MatchingBook();
    private final int[] youngSlot = new int[YOUNG_ORDERS];
    private final long[] youngReference = new long[YOUNG_ORDERS];
    private int youngIndex;
    private long timeNs;

    /**
     * The flow of one instrument before its first order.
     *
     * @param outbox  takes the messages.
     * @param locate  stock locate of the instrument.
     * @param stock   its packed symbol.
     * @param random  of this instrument alone.
     * @param config  opening and rate.
     * @param profile what makes it look like a market.
     */
    OrderFlow(
            final MessageOutbox outbox,
            final int locate,
            final long stock,
            final SeededRandom random,
            final SimulationConfig config,
            final FlowProfile profile) {
        this.outbox = outbox;
        this.locate = locate;
        this.stock = stock;
        this.random = random;
        final double perSecond = config.ordersPerSecond();
        clock = new ClusteredClock(
                random,
                config.openNs(),
                TRADING_SHARE * perSecond,
                (1.0 - TRADING_SHARE) * perSecond,
                profile.clustering());
        news = new NewsClock(random, config.openNs(), profile.newsPerHour());
        metaorders = new MetaorderFlow(random, profile.signPersistence());
        value = new FairValue(random, LOWEST_START_TICKS + START_RANGE_TICKS * random.unit());
        sizes = new OrderSizes(random);
        distances = new PlacementDistance(random);
        clock.advance();
    }

    /** Returns the time of the next decision, nanoseconds since midnight. */
    long nextTimeNs() {
        return clock.timeNs();
    }

    /**
     * Adds one order of the opening book.
     *
     * @param atNs time, before the opening.
     */
    void addOpeningOrder(final long atNs) {
        timeNs = atNs;
        add();
    }

    /** Makes the decision that is due at {@link #nextTimeNs}; it writes 0 to {@link #MOST_FILLS} + 1 messages. */
    void act() {
        timeNs = clock.timeNs();
        if (clock.kind() == ClusteredClock.TRADING) {
            final int sign = metaorders.nextSign();
            value.onTrade(sign, metaorders.piece(), timeNs);
            trade(sign);
        } else {
            value.onQuote();
            quote();
        }
        if (news.isDue(timeNs)) {
            value.onNews();
            clock.shock();
        }
        clock.advance();
    }

    private void quote() {
        final double fair = value.ticks();
        final int bid = book.best(Side.BUY);
        final int ask = book.best(Side.SELL);
        final boolean isBidStale = bid != MatchingBook.NONE && bid > fair - STALE_TICKS;
        final boolean isAskStale = ask != MatchingBook.NONE && ask < fair + STALE_TICKS;
        if ((isBidStale || isAskStale) && random.chance(ALERTNESS)) {
            correct(isBidStale ? Side.BUY : Side.SELL, fair);
            return;
        }
        final int live = book.liveCount();
        if (live > 0 && random.chance(REPLACE_SHARE)) {
            replace(cancelChoice());
        } else if (live < MatchingBook.CAPACITY && random.unit() * (STEADY_ORDERS + live) < STEADY_ORDERS) {
            add();
        } else {
            cancel(cancelChoice());
        }
    }

    private void correct(final int side, final double fair) {
        final int tick = book.best(side);
        final boolean isOvertaken = side == Side.BUY ? tick > fair : tick < fair;
        final int front = book.first(side, tick);
        if (isOvertaken && random.chance(SNIPE_SHARE)) {
            trade(-Side.sign(side));
        } else if (random.chance(REPLACE_SHARE)) {
            replace(front);
        } else {
            cancel(front);
        }
    }

    private void trade(final int sign) {
        final int resting = sign > 0 ? Side.SELL : Side.BUY;
        final int touch = book.best(resting);
        if (touch == MatchingBook.NONE) {
            return;
        }
        final int shares = sizes.next();
        final int opposite = book.best(Side.opposite(resting));
        final int spread = opposite == MatchingBook.NONE ? 0 : Math.abs(touch - opposite);
        if (spread > 1 && random.chance(HIDDEN_SHARE)) {
            final int improvement = 1 + random.below(Math.max(1, spread / 2));
            outbox.trade(timeNs, locate, stock, shares, touch - sign * improvement);
            if (random.chance(HIDDEN_ENOUGH)) {
                return;
            }
        }
        take(resting, touch, shares, random.chance(SWEEP_SHARE));
    }

    private void take(final int resting, final int touch, final int shares, final boolean isSweep) {
        int leaves = shares;
        for (int fills = 0; leaves > 0 && fills < MOST_FILLS; fills++) {
            final int tick = book.best(resting);
            if (tick == MatchingBook.NONE || (tick != touch && !isSweep)) {
                return;
            }
            final int slot = book.first(resting, tick);
            final int filled = Math.min(leaves, book.qty(slot));
            outbox.execute(timeNs, locate, book.reference(slot), filled);
            book.take(slot, filled);
            leaves -= filled;
        }
    }

    private void add() {
        final int side = (int) (random.bits() & 1L);
        final int tick = placement(side);
        final int shares = sizes.next();
        final boolean isAttributed = random.chance(ATTRIBUTED_SHARE);
        final long reference = outbox.add(timeNs, locate, stock, side, shares, tick, isAttributed);
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
            final int shares = 1 + random.below(leaves - 1);
            outbox.reduce(timeNs, locate, book.reference(slot), shares);
            book.take(slot, shares);
        } else {
            outbox.delete(timeNs, locate, book.reference(slot));
            book.remove(slot);
        }
    }

    private void replace(final int slot) {
        final int side = book.side(slot);
        final long original = book.reference(slot);
        final int shares = book.qty(slot);
        book.remove(slot);
        final int tick = placement(side);
        final long reference = outbox.replace(timeNs, locate, original, shares, tick);
        remember(book.add(reference, side, tick, shares), reference);
    }

    private void remember(final int slot, final long reference) {
        youngSlot[youngIndex] = slot;
        youngReference[youngIndex] = reference;
        youngIndex = (youngIndex + 1) % YOUNG_ORDERS;
    }

    private int cancelChoice() {
        if (random.chance(FLEETING_SHARE)) {
            final int i = random.below(YOUNG_ORDERS);
            if (book.reference(youngSlot[i]) == youngReference[i]) {
                return youngSlot[i];
            }
        }
        return book.live(random.below(book.liveCount()));
    }

    /** The exchange's own book of the instrument. */
    MatchingBook matchingBook() {
        return book;
    }
}
