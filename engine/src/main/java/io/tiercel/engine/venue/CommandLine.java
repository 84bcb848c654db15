package io.tiercel.engine.venue;

import io.tiercel.risk.gate.Order;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;

/**
 * Commands on their way from the engine to the venue, first in first out: nothing overtakes.
 * <p>
 * Core's thread only. A ring of reused commands that doubles when more are under way than ever before; else allocates nothing.
 */
final class CommandLine {
    /** What a command asks for. */
    enum Kind {
        SUBMIT,
        CANCEL,
        REPLACE
    }

    /** One command under way; fields as of {@link Order}, those that the kind does not use are left over. */
    static final class Command {
        Kind kind = Kind.SUBMIT;
        long arrivalNs;
        long sentNs;
        long orderId;
        int strategyId;
        int instrumentId;
        int side;
        OrderType type = OrderType.LIMIT;
        TimeInForce timeInForce = TimeInForce.GTC;
        long price;
        long stopPrice;
        long qty;
        boolean isPostOnly;

        Command() {}

        private long foldInto(final long digest) {
            long folded = StateHash.mix(digest, kind.ordinal());
            folded = StateHash.mix(folded, arrivalNs);
            folded = StateHash.mix(folded, sentNs);
            folded = StateHash.mix(folded, orderId);
            if (kind == Kind.CANCEL) {
                return folded;
            }
            folded = StateHash.mix(folded, price);
            folded = StateHash.mix(folded, qty);
            if (kind == Kind.REPLACE) {
                return folded;
            }
            folded = StateHash.mix(folded, stopPrice);
            folded = StateHash.mix(folded, ((long) strategyId << 32) | (instrumentId & 0xFFFF_FFFFL));
            return StateHash.mix(
                    folded, side | (type.ordinal() << 2) | (timeInForce.ordinal() << 6) | (isPostOnly ? 1 << 10 : 0));
        }
    }

    private static final int INITIAL_CAPACITY = 64;

    private final Latency latency;
    private Command[] ring = newRing(INITIAL_CAPACITY);
    private long head;
    private long tail;
    private long lastArrivalNs = Long.MIN_VALUE;

    CommandLine(final Latency latency) {
        this.latency = latency;
    }

    void submit(final Order order, final long sentNs) {
        final Command command = append(Kind.SUBMIT, order.orderId(), sentNs);
        command.strategyId = order.strategyId();
        command.instrumentId = order.instrumentId();
        command.side = order.side();
        command.type = order.type();
        command.timeInForce = order.timeInForce();
        command.price = order.price();
        command.stopPrice = order.stopPrice();
        command.qty = order.qty();
        command.isPostOnly = order.isPostOnly();
    }

    void cancel(final long orderId, final long sentNs) {
        append(Kind.CANCEL, orderId, sentNs);
    }

    void replace(final Order amended, final long sentNs) {
        final Command command = append(Kind.REPLACE, amended.orderId(), sentNs);
        command.price = amended.price();
        command.qty = amended.qty();
    }

    /**
     * @return when the first command arrives, {@code Long.MAX_VALUE} when none is under way.
     */
    long nextArrivalNs() {
        return head == tail ? Long.MAX_VALUE : ring[(int) head & (ring.length - 1)].arrivalNs;
    }

    /**
     * @return the first command, taken off the line; valid until the next one is sent.
     */
    Command poll() {
        return ring[(int) head++ & (ring.length - 1)];
    }

    long foldInto(final long digest) {
        long folded = StateHash.mix(digest, lastArrivalNs);
        folded = StateHash.mix(folded, head);
        folded = StateHash.mix(folded, tail);
        for (long i = head; i < tail; i++) {
            folded = ring[(int) i & (ring.length - 1)].foldInto(folded);
        }
        return folded;
    }

    private Command append(final Kind kind, final long orderId, final long sentNs) {
        if (tail - head == ring.length) {
            grow();
        }
        lastArrivalNs = Math.max(lastArrivalNs, sentNs + latency.entryNs(sentNs, tail));
        final Command command = ring[(int) tail++ & (ring.length - 1)];
        command.kind = kind;
        command.orderId = orderId;
        command.arrivalNs = lastArrivalNs;
        command.sentNs = sentNs;
        return command;
    }

    private void grow() {
        final Command[] larger = newRing(ring.length * 2);
        for (long i = head; i < tail; i++) {
            larger[(int) i & (larger.length - 1)] = ring[(int) i & (ring.length - 1)];
        }
        ring = larger;
    }

    private static Command[] newRing(final int capacity) {
        final Command[] commands = new Command[capacity];
        for (int i = 0; i < capacity; i++) {
            commands[i] = new Command();
        }
        return commands;
    }
}
