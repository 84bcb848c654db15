package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.itch.ItchDescriptor;
import io.tiercel.marketdata.itch.ItchEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * An exchange of its own making: order flow of several instruments, matched in real books, as a stream of genuine ITCH 5.0 messages.
 * <p>
 * Owned by one thread, usually the ingress; allocates nothing after construction. Deterministic: the bytes depend on the
 * {@link SimulationConfig} only. The session: {@code S O}, a directory and a trading action for each instrument, {@code S S}, an opening
 * book of each, {@code S Q}, the order flow, {@code S M}, {@code S E}, {@code S C}. Time stamps never run back. Reference numbers and match
 * numbers rise from 1. Prices are whole cents.
 */
public final class SimulatedExchange {
    /** Room that {@link #next} needs, bytes. */
    public static final int MAX_FRAMED_LENGTH = ItchDescriptor.FRAME_LENGTH + ItchDescriptor.MAX_MESSAGE_LENGTH;

    private static final long LEAD_NS = 500_000_000L;
    private static final long OPENING_GAP_NS = 1_000L;
    private static final int ROUND_LOT = 100;
    private static final double TRADING_SHARE = 0.054;
    private static final double LOWEST_START_TICKS = 15_000.0;
    private static final double START_RANGE_TICKS = 30_000.0;

    private enum Phase {
        START,
        LISTING,
        SYSTEM_OPEN,
        OPENING_BOOKS,
        MARKET_OPEN,
        ORDER_FLOW,
        MARKET_CLOSE,
        SYSTEM_CLOSE,
        LAST,
        ENDED
    }

    private final MessageOutbox outbox = new MessageOutbox();
    private final OrderFlow[] flows;
    private final long[] stocks;
    private final long openNs;
    private final long events;
    private Phase phase = Phase.START;
    private long timeNs;
    private int opened;
    private long delivered;

    /**
     * An exchange before its first message.
     *
     * @param config what to simulate.
     */
    public SimulatedExchange(final SimulationConfig config) {
        this(config, FlowProfile.MARKET);
    }

    SimulatedExchange(final SimulationConfig config, final FlowProfile profile) {
        openNs = config.openNs();
        events = config.events();
        timeNs = openNs - LEAD_NS;
        final int instruments = config.symbols().size();
        flows = new OrderFlow[instruments];
        stocks = new long[instruments];
        for (int i = 0; i < instruments; i++) {
            final SeededRandom random = new SeededRandom(config.seed(), i);
            stocks[i] = ItchEncoder.stock(config.symbols().get(i));
            flows[i] = new OrderFlow(
                    outbox,
                    i + 1,
                    stocks[i],
                    random,
                    openNs,
                    LOWEST_START_TICKS + START_RANGE_TICKS * random.unit(),
                    TRADING_SHARE * config.ordersPerSecond(),
                    (1 - TRADING_SHARE) * config.ordersPerSecond(),
                    profile);
        }
    }

    /**
     * Writes the next message.
     *
     * @param buffer written to, with at least {@link #MAX_FRAMED_LENGTH} bytes of room after {@code offset}.
     * @param offset of the length prefix.
     * @return bytes written, prefix included; 0 at the end of the session.
     */
    public int next(final MutableDirectBuffer buffer, final int offset) {
        if (phase == Phase.ORDER_FLOW && delivered == events) {
            phase = Phase.MARKET_CLOSE;
            outbox.discard();
        }
        while (outbox.isEmpty()) {
            if (phase == Phase.ENDED) {
                return 0;
            }
            step();
        }
        if (phase == Phase.ORDER_FLOW) delivered++;
        return outbox.take(buffer, offset);
    }

    private void step() {
        switch (phase) {
            case START -> {
                outbox.systemEvent(timeNs, ItchDescriptor.START_OF_MESSAGES);
                phase = Phase.LISTING;
            }
            case LISTING -> {
                outbox.listing(timeNs, opened + 1, stocks[opened], ROUND_LOT);
                if (++opened == flows.length) {
                    opened = 0;
                    phase = Phase.SYSTEM_OPEN;
                }
            }
            case SYSTEM_OPEN -> {
                outbox.systemEvent(timeNs, ItchDescriptor.START_OF_SYSTEM_HOURS);
                phase = Phase.OPENING_BOOKS;
            }
            case OPENING_BOOKS -> {
                timeNs += OPENING_GAP_NS;
                flows[opened % flows.length].addOpeningOrder(timeNs);
                if (++opened == flows.length * flows[0].openingOrders()) {
                    phase = Phase.MARKET_OPEN;
                }
            }
            case MARKET_OPEN -> {
                timeNs = openNs;
                outbox.systemEvent(timeNs, ItchDescriptor.START_OF_MARKET_HOURS);
                phase = Phase.ORDER_FLOW;
                delivered = -1;
            }
            case ORDER_FLOW -> {
                int first = 0;
                for (int i = 1; i < flows.length; i++) {
                    if (flows[i].nextTimeNs() < flows[first].nextTimeNs()) {
                        first = i;
                    }
                }
                timeNs = flows[first].nextTimeNs();
                flows[first].act();
            }
            case MARKET_CLOSE -> {
                outbox.systemEvent(timeNs, ItchDescriptor.END_OF_MARKET_HOURS);
                phase = Phase.SYSTEM_CLOSE;
            }
            case SYSTEM_CLOSE -> {
                outbox.systemEvent(timeNs, ItchDescriptor.END_OF_SYSTEM_HOURS);
                phase = Phase.LAST;
            }
            case LAST -> {
                outbox.systemEvent(timeNs, ItchDescriptor.END_OF_MESSAGES);
                phase = Phase.ENDED;
            }
            case ENDED -> {}
        }
    }
}
