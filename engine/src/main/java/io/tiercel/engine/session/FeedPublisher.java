package io.tiercel.engine.session;

import io.tiercel.engine.configuration.AeronFeedSettings;
import io.tiercel.engine.configuration.AeronFeedSettings.MediaDriverPlace;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.transport.aeron.AeronLink;
import io.tiercel.marketdata.transport.aeron.BackPressure;
import io.tiercel.marketdata.transport.aeron.EventPublication;
import io.tiercel.marketdata.transport.aeron.PublicationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Sends the events of a feed to another process. The feed is opened once somebody listens, and read only while there is room: an engine that does not keep
 * up holds the feed up, which is told; nothing is dropped.
 * <p>
 * Used by one thread. Publishing allocates nothing itself.
 */
public final class FeedPublisher implements AutoCloseable {
    private static final int EVENTS_PER_POLL = 256;
    private static final long IDLE_NS = 50_000L;
    private static final double NS_PER_SECOND = 1e9;

    private final AeronFeedSettings to;
    private final Consumer<String> complaint;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final AeronLink link;
    private final EventPublication publication;
    private long backPressures;
    private long waitedNs;

    /**
     * Connects to the media driver.
     *
     * @param to        where to.
     * @param complaint gets a line when the receiver does not keep up, and when it does again.
     * @throws BadInputException when no driver answers.
     */
    public FeedPublisher(final AeronFeedSettings to, final Consumer<String> complaint) {
        this.to = to;
        this.complaint = complaint;
        try {
            link = LiveFeeds.link(to, opened, to.mediaDriver() == MediaDriverPlace.EACH);
            publication = link.publication(to.link(), new Told(), System::nanoTime);
        } catch (final RuntimeException e) {
            OwningFeed.closeAll(opened);
            throw e;
        }
    }

    /**
     * Publishes a feed from its first event to its end, or until it is enough, and says the end.
     *
     * @param source   opens the feed, once somebody listens.
     * @param isEnough asked between polls.
     * @param progress told the events sent so far, between polls.
     * @return what it came to.
     * @throws BadInputException when nobody listens within the patience, nobody does any more, or the feed cannot be used; the receiver is told no end.
     */
    public PublishSummary publish(
            final Supplier<Feed> source, final BooleanSupplier isEnough, final LongConsumer progress) {
        final long startNs = System.nanoTime();
        awaitRoom(isEnough);
        try (Feed feed = source.get()) {
            final EventWriter writer = new EventWriter(publication);
            int polled = 0;
            while (polled != Feed.END_OF_FEED && !isEnough.getAsBoolean()) {
                if (!publication.hasRoom(EVENTS_PER_POLL)) {
                    awaitRoom(isEnough);
                } else {
                    polled = feed.poll(writer, EVENTS_PER_POLL);
                    progress.accept(publication.lastSequence());
                    if (polled == 0) {
                        LockSupport.parkNanos(IDLE_NS);
                    }
                }
            }
            final boolean isEndDelivered = publication.end() && handOver();
            return new PublishSummary(
                    publication.lastSequence() - publication.unsent(),
                    feed.messagesByType(),
                    feed.remarks(),
                    backPressures + publication.backPressures(),
                    waitedNs,
                    publication.unsent(),
                    isEndDelivered,
                    (System.nanoTime() - startNs) / NS_PER_SECOND);
        } catch (final PublicationException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    /** What a driver of this process has not handed over when it closes is lost. */
    private boolean handOver() {
        return to.mediaDriver() != MediaDriverPlace.EACH
                || link.awaitHandedOver(publication, to.link().connectPatienceNs(), System::nanoTime);
    }

    private void awaitRoom(final BooleanSupplier isEnough) {
        final long startNs = System.nanoTime();
        boolean isTold = false;
        while (!publication.hasRoom(EVENTS_PER_POLL) && !isEnough.getAsBoolean()) {
            final long nowNs = System.nanoTime();
            if (publication.isConnected()) {
                if (!isTold && nowNs - startNs >= to.link().roomPatienceNs() && publication.lastSequence() > 0) {
                    isTold = true;
                    backPressures++;
                    began(publication.lastSequence() + 1);
                }
            } else if (nowNs - startNs >= to.link().connectPatienceNs()) {
                throw new BadInputException(to.address() + ": nobody listens since event "
                        + publication.lastSequence() + ", expected an engine, started with --live and the same file,"
                        + " within " + to.connectPatienceMs() + " ms");
            }
            LockSupport.parkNanos(IDLE_NS);
        }
        final long tookNs = System.nanoTime() - startNs;
        waitedNs += tookNs;
        if (isTold) {
            ended(publication.lastSequence() + 1, tookNs);
        }
    }

    private void began(final long sequence) {
        complaint.accept(
                "back-pressure: the receiver does not keep up, event " + sequence + " waits, the feed with it");
    }

    private void ended(final long sequence, final long tookNs) {
        complaint.accept(String.format(
                Locale.ROOT, "back-pressure: over after %.1f ms, going on with event %d", tookNs / 1e6, sequence));
    }

    /** A feed that failed leaves a session that broke off: the receiver's books are stale, which an end would not say. */
    @Override
    public void close() {
        OwningFeed.closeAll(opened);
    }

    /** Waits within a poll: a feed may bring more at once than was asked for. */
    private final class Told implements BackPressure {
        @Override
        public void began(final long sequence, final long waited) {
            FeedPublisher.this.began(sequence);
        }

        @Override
        public void ended(final long sequence, final long waited) {
            waitedNs += waited;
            FeedPublisher.this.ended(sequence, waited);
        }
    }
}
