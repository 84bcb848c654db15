package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.itch.ItchDescriptor;
import io.tiercel.marketdata.itch.ItchEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * An exchange of its own making: order flow of several instruments, matched in real books, as a stream of genuine ITCH 5.0 messages.
 * <p>
 * Owned by one thread, usually the ingress; allocates nothing after construction. Deterministic: the bytes depend on the
 * {@link SimulationConfig} only.
 * <p>
 * The session: {@code S O}, a directory and a trading action for each instrument, {@code S S}, an opening book of each, {@code S Q}, the
 * order flow, {@code S M}, {@code S E}, {@code S C}. Stock locates run from 1 in the order of the configured symbols. Time stamps never run
 * back. Reference numbers and match numbers each rise by 1 from 1 over all instruments. Prices are whole cents; executions take the best
 * price, first come first served, and no book is ever locked or crossed. The order flow may stop in the middle of a sweep.
 */
public final class SimulatedExchange {
    /** Room that {@link #next} needs, bytes. */
    public static final int MAX_FRAMED_LENGTH = ItchDescriptor.FRAME_LENGTH + ItchDescriptor.MAX_MESSAGE_LENGTH;

    private static final long LEAD_NS = 500_000_000L;
    private static final long OPENING_GAP_NS = 1_000L;
    private static final int ROUND_LOT = 100;

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
    private int prepared;
    private long delivered;

    /**
     * @param config what to simulate.
     */
    public SimulatedExchange(final SimulationConfig config) {
        this(config, FlowProfile.MARKET);
    }

    SimulatedExchange(final SimulationConfig config, final FlowProfile profile) {
        openNs = config.openNs();
        events = config.events();
        timeNs = openNs - LEAD_NS;
        flows = new OrderFlow[config.symbols().size()];
        stocks = new long[flows.length];
        for (int i = 0; i < flows.length; i++) {
            stocks[i] = ItchEncoder.stock(config.symbols().get(i));
            final SeededRandom random = new SeededRandom(config.seed(), i);
            flows[i] = new OrderFlow(outbox, i + 1, stocks[i], random, config, profile);
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
        boolean isOrderFlow = phase == Phase.ORDER_FLOW;
        while (outbox.isEmpty()) {
            if (phase == Phase.ENDED) {
                return 0;
            }
            isOrderFlow = phase == Phase.ORDER_FLOW;
            step();
        }
        final int length = outbox.take(buffer, offset);
        if (isOrderFlow && ++delivered == events) {
            outbox.discard();
            phase = Phase.MARKET_CLOSE;
        }
        return length;
    }

    /**
     * @return messages of order flow handed out so far, 0 to the configured number.
     */
    public long deliveredEvents() {
        return delivered;
    }

    /** The exchange's own book of an instrument, by its place in the configuration; as of all messages, those not handed out yet included. */
    MatchingBook matchingBook(final int instrument) {
        return flows[instrument].matchingBook();
    }

    /** Whether every message made so far has been handed out. */
    boolean isHandedOut() {
        return outbox.isEmpty();
    }

    private void step() {
        switch (phase) {
            case START -> systemEvent(ItchDescriptor.START_OF_MESSAGES, Phase.LISTING);
            case LISTING -> list();
            case SYSTEM_OPEN -> systemEvent(ItchDescriptor.START_OF_SYSTEM_HOURS, Phase.OPENING_BOOKS);
            case OPENING_BOOKS -> openBook();
            case MARKET_OPEN -> {
                timeNs = openNs;
                systemEvent(ItchDescriptor.START_OF_MARKET_HOURS, Phase.ORDER_FLOW);
            }
            case ORDER_FLOW -> act();
            case MARKET_CLOSE -> systemEvent(ItchDescriptor.END_OF_MARKET_HOURS, Phase.SYSTEM_CLOSE);
            case SYSTEM_CLOSE -> systemEvent(ItchDescriptor.END_OF_SYSTEM_HOURS, Phase.LAST);
            case LAST -> systemEvent(ItchDescriptor.END_OF_MESSAGES, Phase.ENDED);
            case ENDED -> {}
        }
    }

    private void systemEvent(final byte eventCode, final Phase next) {
        outbox.systemEvent(timeNs, eventCode);
        phase = next;
    }

    private void list() {
        outbox.listing(timeNs, prepared + 1, stocks[prepared], ROUND_LOT);
        if (++prepared == flows.length) {
            prepared = 0;
            phase = Phase.SYSTEM_OPEN;
        }
    }

    private void openBook() {
        timeNs += OPENING_GAP_NS;
        flows[prepared % flows.length].addOpeningOrder(timeNs);
        if (++prepared == flows.length * OrderFlow.STEADY_ORDERS) {
            phase = Phase.MARKET_OPEN;
        }
    }

    private void act() {
        OrderFlow first = flows[0];
        for (int i = 1; i < flows.length; i++) {
            if (flows[i].nextTimeNs() < first.nextTimeNs()) {
                first = flows[i];
            }
        }
        timeNs = first.nextTimeNs();
        first.act();
    }
}
