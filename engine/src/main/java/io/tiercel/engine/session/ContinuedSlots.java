package io.tiercel.engine.session;

import io.tiercel.engine.recovery.FeedPosition;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.input.BadInputException;
import java.util.function.IntConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Lets a feed begin anew and passes over what the journal has of it already; from there on its events go their way.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction.
 */
final class ContinuedSlots implements EventSlots {
    private static final int NONE = -1;

    private final EventSlots slots;
    private final FeedPosition journaled;
    private final FeedPosition seen = new FeedPosition();
    private final UnsafeBuffer kept = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final IntConsumer beforeFirst;
    private final long journaledEvents;
    private long passed;
    private int held = NONE;
    private boolean isBefore;
    private boolean hasNew;

    /**
     * @param slots       where new events go.
     * @param journaled   what the journal has of the feed; read now.
     * @param beforeFirst writes an input into a claimed slot, to be published before the first new event; null for none.
     */
    ContinuedSlots(final EventSlots slots, final FeedPosition journaled, final IntConsumer beforeFirst) {
        this.slots = slots;
        this.journaled = journaled;
        this.beforeFirst = beforeFirst;
        journaledEvents = journaled.events();
        isBefore = beforeFirst != null;
    }

    @Override
    public UnsafeBuffer buffer() {
        return slots.buffer();
    }

    @Override
    public int claim() {
        if (held == NONE) {
            return slots.claim();
        }
        final int offset = held;
        held = NONE;
        return offset;
    }

    @Override
    public void publish(final int offset) {
        if (passed < journaledEvents) {
            held = offset;
            seen.onEvent(slots.buffer(), offset);
            // not passed before it is known to be the same: whoever is told of the difference must not write to the
            // journal
            if (seen.events() == journaledEvents && !seen.isSame(journaled)) {
                throw new BadInputException("feed: its first " + journaledEvents
                        + " events are not those of the journal, expected the feed that the session began with");
            }
            passed++;
            return;
        }
        hasNew = true;
        int next = offset;
        if (isBefore) {
            isBefore = false;
            kept.putBytes(0, slots.buffer(), offset, SLOT_LENGTH);
            beforeFirst.accept(offset);
            slots.publish(offset);
            next = slots.claim();
            slots.buffer().putBytes(next, kept, 0, SLOT_LENGTH);
        }
        slots.publish(next);
    }

    /**
     * @return true while nobody else may publish.
     */
    boolean isPassing() {
        return passed < journaledEvents;
    }

    /**
     * @return true once anything new has gone its way.
     */
    boolean hasNew() {
        return hasNew;
    }

    /**
     * The feed has ended.
     *
     * @throws BadInputException if it had less than the journal.
     */
    void requirePassed() {
        if (passed < journaledEvents) {
            throw new BadInputException("feed: it ended after " + passed + " events, expected the " + journaledEvents
                    + " that the journal has of it, or more");
        }
    }
}
