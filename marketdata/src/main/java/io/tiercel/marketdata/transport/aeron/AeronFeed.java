package io.tiercel.marketdata.transport.aeron;

import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.logbuffer.Header;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.StaleReason;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * The receiving side of a link: events of one session at a time, checked and in order. Missing events, a session that breaks off and a new one leave all
 * books stale, once for each break; repeats are dropped. The feed ends with the end-of-session message, or when no session follows one that broke off.
 * <p>
 * Owned by the ingress thread; allocates nothing after construction unless it throws. A group goes into one poll as far as it has arrived.
 */
public final class AeronFeed implements Feed {
    private static final long NO_IMAGE = Long.MIN_VALUE;

    private final Subscription subscription;
    private final AeronSettings settings;
    private final FeedAudit audit;
    private final LongSupplier clockNs;
    private final Events handler = new Events();
    private final long[] counts = new long[EventFrame.TEMPLATES];
    private EventWriter writer;
    private Image image;
    private long imageId = NO_IMAGE;
    private int sessionId;
    private long expected = 1;
    private long lastSourceSequence;
    private long lastEventTimeNs = Prices.NO_TIMESTAMP;
    private long brokeOffNs;
    private long sessions;
    private long repeats;
    private int written;
    private boolean isInGroup;
    private boolean isStaleTold;
    private boolean isEnded;
    private boolean isClosed;
    private BadInputException damage;
    private RuntimeException refused;
    private Error fatal;

    AeronFeed(
            final Subscription subscription,
            final AeronSettings settings,
            final FeedAudit audit,
            final LongSupplier clockNs) {
        this.subscription = subscription;
        this.settings = settings;
        this.audit = audit;
        this.clockNs = clockNs;
    }

    @Override
    public int poll(final EventWriter eventWriter, final int limit) {
        if (isEnded) {
            return END_OF_FEED;
        }
        throwIfFailed();
        writer = eventWriter;
        written = 0;
        if (image == null) {
            return adopt(newestImage()) ? 0 : awaitSession();
        }
        int fragments = image.controlledPoll(handler, limit);
        while (isInGroup && fragments > 0 && !isFailed()) {
            fragments = image.controlledPoll(handler, 1);
        }
        throwIfFailed();
        if (written == 0 && !isEnded && fragments == 0) {
            checkSession();
        }
        return written == 0 && isEnded ? END_OF_FEED : written;
    }

    private boolean isFailed() {
        return damage != null || refused != null || fatal != null;
    }

    /** The image below swallows what its handler throws. */
    private void throwIfFailed() {
        if (fatal != null) {
            throw fatal;
        }
        if (refused != null) {
            throw refused;
        }
        if (damage != null) {
            throw damage;
        }
    }

    private Image newestImage() {
        final int images = subscription.imageCount();
        return images == 0 ? null : subscription.imageAtIndex(images - 1);
    }

    private boolean adopt(final Image next) {
        if (next == null || next.correlationId() == imageId) {
            return false;
        }
        if (sessions == 0 || next.sessionId() != sessionId) {
            sessionId = next.sessionId();
            expected = 1;
            sessions++;
        }
        image = next;
        imageId = next.correlationId();
        isInGroup = false;
        isStaleTold = false;
        return true;
    }

    private int awaitSession() {
        if (isClosed || subscription.isClosed()) {
            isEnded = true;
        } else if (imageId != NO_IMAGE && clockNs.getAsLong() - brokeOffNs >= settings.reconnectPatienceNs()) {
            isEnded = true;
        }
        return isEnded ? END_OF_FEED : 0;
    }

    /** Nothing is there now: has the publisher gone, or has another taken its place? */
    private void checkSession() {
        final Image newest = newestImage();
        if (newest != null && newest.correlationId() != imageId) {
            breakOff(StaleReason.RESTART);
            adopt(newest);
        } else if (image.isClosed() || image.isEndOfStream()) {
            breakOff(StaleReason.CONNECTION);
            image = null;
            brokeOffNs = clockNs.getAsLong();
        }
    }

    private void breakOff(final StaleReason reason) {
        if (!isStaleTold && lastEventTimeNs != Prices.NO_TIMESTAMP) {
            tellStale(lastEventTimeNs, 0, reason);
        }
        isStaleTold = true;
    }

    private void tellStale(final long eventTimeNs, final long missing, final StaleReason reason) {
        writer.bookStale(EventWriter.ALL_INSTRUMENTS, lastSourceSequence, eventTimeNs, missing, reason);
        written++;
        audit.gap(EventWriter.ALL_INSTRUMENTS, missing);
    }

    @Override
    public double progress() {
        return Double.NaN;
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return EventFrame.byName(counts);
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks = new TreeMap<>();
        if (repeats > 0) {
            remarks.put("repeats dropped", repeats);
        }
        if (sessions > 1) {
            remarks.put("sessions of the publisher after the first", sessions - 1);
        }
        return remarks;
    }

    /**
     * @return whether a publisher is connected now.
     */
    public boolean isConnected() {
        return subscription.isConnected();
    }

    @Override
    public void close() {
        isClosed = true;
        subscription.close();
    }

    private final class Events implements ControlledFragmentHandler {
        @Override
        public Action onFragment(final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
            try {
                return take(buffer, offset, length, fragment);
            } catch (final RuntimeException e) {
                refused = e;
            } catch (final Error e) {
                fatal = e;
            }
            return Action.ABORT;
        }

        private Action take(final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
            if ((fragment.flags() & FrameDescriptor.UNFRAGMENTED) == FrameDescriptor.UNFRAGMENTED) {
                if (EventFrame.isEvent(buffer, offset, length)) {
                    return event(buffer, offset);
                }
                if (EventFrame.isEnd(buffer, offset, length)) {
                    return end(EventFrame.lastSequence(buffer, offset));
                }
            }
            damage = new BadInputException("Aeron channel '" + settings.channel() + "' stream " + settings.streamId()
                    + ": session " + sessionId + ", message behind event " + (expected - 1) + ": "
                    + EventFrame.damage(buffer, offset, length));
            return Action.ABORT;
        }

        private Action event(final DirectBuffer buffer, final int offset) {
            final long sequence = EventFrame.int64(buffer, offset + EventFrame.SEQUENCE);
            if (sequence < expected) {
                repeats++;
                return Action.CONTINUE;
            }
            final long eventTimeNs = EventFrame.int64(buffer, offset + EventFrame.EVENT_TIME);
            if (sequence > expected) {
                tellStale(eventTimeNs, sequence - expected, StaleReason.GAP);
            }
            expected = sequence + 1;
            lastSourceSequence = EventFrame.int64(buffer, offset + EventFrame.SOURCE_SEQUENCE);
            lastEventTimeNs = eventTimeNs;
            isInGroup = (EventFrame.ushort(buffer, offset + EventFrame.FLAGS) & EventWriter.LAST_IN_GROUP) == 0;
            counts[EventFrame.ushort(buffer, offset + EventFrame.TEMPLATE_ID)]++;
            writer.copy(buffer, offset);
            written++;
            return Action.CONTINUE;
        }

        private Action end(final long lastSequence) {
            if (lastSequence >= expected && lastEventTimeNs != Prices.NO_TIMESTAMP) {
                tellStale(lastEventTimeNs, lastSequence - expected + 1, StaleReason.GAP);
            }
            isInGroup = false;
            isEnded = true;
            return Action.BREAK;
        }
    }
}
