package io.tiercel.marketdata.transport.aeron;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.logbuffer.BufferClaim;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.transport.aeron.PublicationException.Reason;
import java.nio.ByteOrder;
import java.util.function.LongSupplier;
import org.agrona.BitUtil;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The sending side of a link: slots lie in the link's own buffer, so that an event is encoded where it is sent from. The header's sequence counts the
 * events of this session from 1, without gaps.
 * <p>
 * Owned by the publishing thread; allocates nothing after construction unless it throws. Where the engine does not keep up, {@link #claim()} waits and
 * the feed is not read; after the patience that is told and counted. Nothing is dropped: an event that cannot be sent ends in a
 * {@link PublicationException}, an event given up half-written uses its number, so that the engine sees a gap.
 */
public final class EventPublication implements EventSlots, AutoCloseable {
    private static final int FRAME_LENGTH =
            BitUtil.align(DataHeaderFlyweight.HEADER_LENGTH + SLOT_LENGTH, FrameDescriptor.FRAME_ALIGNMENT);
    private static final int SPINS = 100;
    private static final int YIELDS = 20;
    private static final long MIN_PARK_NS = 1_000;
    private static final long MAX_PARK_NS = 200_000;

    private final ExclusivePublication publication;
    private final AeronSettings settings;
    private final BackPressure backPressure;
    private final LongSupplier clockNs;
    private final IdleStrategy idle = new BackoffIdleStrategy(SPINS, YIELDS, MIN_PARK_NS, MAX_PARK_NS);
    private final BufferClaim bufferClaim = new BufferClaim();
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private long sequence;
    private long backPressures;
    private long unsent;
    private boolean isClaimed;
    private boolean isBackPressured;
    private boolean isEnded;
    private boolean isEndSent;

    EventPublication(
            final ExclusivePublication publication,
            final AeronSettings settings,
            final BackPressure backPressure,
            final LongSupplier clockNs) {
        this.publication = publication;
        this.settings = settings;
        this.backPressure = backPressure;
        this.clockNs = clockNs;
    }

    @Override
    public UnsafeBuffer buffer() {
        return slot;
    }

    /**
     * Takes room for the next event; waits while there is none, which stops the feed from being read.
     *
     * @return offset in {@link #buffer()}, which is laid over the link's buffer anew each time.
     * @throws PublicationException when there will be no room; the event has used its number.
     */
    @Override
    public int claim() {
        giveUpClaimed();
        final long position = publication.tryClaim(SLOT_LENGTH, bufferClaim);
        if (position < 0) {
            awaitRoom(position);
        }
        slot.wrap(bufferClaim.buffer(), bufferClaim.offset(), SLOT_LENGTH);
        isClaimed = true;
        return 0;
    }

    @Override
    public void publish(final int offset) {
        slot.putLong(offset + EventFrame.SEQUENCE, ++sequence, ByteOrder.LITTLE_ENDIAN);
        isClaimed = false;
        bufferClaim.commit();
    }

    /** What is claimed and not published would hold up all that comes after it. */
    private void giveUpClaimed() {
        if (isClaimed) {
            isClaimed = false;
            bufferClaim.abort();
            loseOne();
        }
    }

    private void loseOne() {
        sequence++;
        unsent++;
    }

    private void awaitRoom(final long refusal) {
        final long startNs = clockNs.getAsLong();
        long unconnectedNs = startNs;
        long position = refusal;
        idle.reset();
        try {
            while (position < 0) {
                final long nowNs = clockNs.getAsLong();
                refuseForGood(position);
                if (position != Publication.NOT_CONNECTED) {
                    unconnectedNs = nowNs;
                } else if (nowNs - unconnectedNs >= settings.connectPatienceNs()) {
                    throw failed(Reason.NOT_CONNECTED, "nobody is subscribed", "a running engine on this channel");
                }
                if (position == Publication.BACK_PRESSURED && nowNs - startNs >= settings.roomPatienceNs()) {
                    tellBackPressure(nowNs - startNs);
                }
                idle.idle();
                position = publication.tryClaim(SLOT_LENGTH, bufferClaim);
            }
        } finally {
            if (isBackPressured) {
                isBackPressured = false;
                backPressure.ended(sequence + 1, clockNs.getAsLong() - startNs);
            }
        }
    }

    private void tellBackPressure(final long waitedNs) {
        if (!isBackPressured) {
            isBackPressured = true;
            backPressures++;
            backPressure.began(sequence + 1, waitedNs);
        }
    }

    private void refuseForGood(final long position) {
        if (position == Publication.CLOSED) {
            throw failed(Reason.CLOSED, "the publication is closed", "an open one and a running media driver");
        }
        if (position == Publication.MAX_POSITION_EXCEEDED) {
            throw failed(Reason.MAX_POSITION, "the stream is at its last position", "a new session");
        }
        if (Thread.interrupted()) {
            throw failed(Reason.INTERRUPTED, "interrupted while waiting for room", "an engine that keeps up");
        }
    }

    private PublicationException failed(final Reason reason, final String problem, final String expected) {
        loseOne();
        return new PublicationException(
                reason,
                "Aeron channel '" + settings.channel() + "' stream " + settings.streamId() + ": event " + sequence
                        + " not sent: " + problem + ", expected " + expected);
    }

    /**
     * Whether so many events can be published without waiting: asked before a feed is polled, so that it never stops in the middle of a message.
     *
     * @param events positive.
     * @return false as well when nobody is subscribed or the publication is closed.
     */
    public boolean hasRoom(final int events) {
        return publication.availableWindow() >= (long) events * FRAME_LENGTH;
    }

    /**
     * @return whether somebody is subscribed now.
     */
    public boolean isConnected() {
        return publication.isConnected();
    }

    /**
     * @return whether the publisher stands still because the engine does not keep up; seen as true only from within {@link BackPressure}.
     */
    public boolean isBackPressured() {
        return isBackPressured;
    }

    /**
     * @return how often waiting for room took longer than the patience.
     */
    public long backPressures() {
        return backPressures;
    }

    /**
     * @return events that used a number and were not sent, each of them told by an exception of this publication or of the decoder.
     */
    public long unsent() {
        return unsent;
    }

    /**
     * @return sequence of the last event, 0 before the first.
     */
    public long lastSequence() {
        return sequence;
    }

    /**
     * Says that the session is over; nothing can be sent any more. Idempotent.
     *
     * @return false when there was no room for saying so within the patience for a subscriber: the engine sees a session that broke off.
     */
    public boolean end() {
        if (!isEnded) {
            isEnded = true;
            giveUpClaimed();
            isEndSent = sendEnd();
            publication.close();
        }
        return isEndSent;
    }

    /** Ends the session if it has not ended yet. */
    @Override
    public void close() {
        end();
    }

    /** Counter that the driver frees once everything has been handed over. */
    int limitCounterId() {
        return publication.positionLimitId();
    }

    long registrationId() {
        return publication.registrationId();
    }

    private boolean sendEnd() {
        final long startNs = clockNs.getAsLong();
        idle.reset();
        long position = publication.tryClaim(EventFrame.END_LENGTH, bufferClaim);
        while ((position == Publication.BACK_PRESSURED || position == Publication.ADMIN_ACTION)
                && clockNs.getAsLong() - startNs < settings.connectPatienceNs()) {
            idle.idle();
            position = publication.tryClaim(EventFrame.END_LENGTH, bufferClaim);
        }
        if (position > 0) {
            EventFrame.putEnd(bufferClaim.buffer(), bufferClaim.offset(), sequence);
            bufferClaim.commit();
        }
        return position > 0;
    }
}
