package io.tiercel.marketdata.transport.aeron;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Subscription;
import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.fuzz.FuzzTarget;
import io.tiercel.marketdata.fuzz.Mutator;
import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;

/** Fragments over shared memory, some of them damaged. A feed that refuses one is followed by another, which begins behind it. */
public final class AeronTarget implements FuzzTarget {
    private static final int FRAGMENTS = 32;
    private static final int STREAM = 11;
    private static final int MOST_WAITS = 10_000_000;
    private static final AeronSettings SETTINGS = AeronSettings.ipc(STREAM);
    private static final Pattern REFUSAL = Pattern.compile(
            "Aeron channel 'aeron:ipc' stream 11: session -?\\d+, message behind event \\d+: [^\\n]*expected[^\\n]*");

    private final EmbeddedDriver driver = new EmbeddedDriver();
    private final Aeron client = Aeron.connect(
            new Aeron.Context().aeronDirectoryName(driver.directory().toString()));
    private final Subscription subscription = client.addSubscription(SETTINGS.channel(), STREAM);
    private final ExclusivePublication publication = client.addExclusivePublication(SETTINGS.channel(), STREAM);
    private final Mutator fragment = new Mutator(List.of(), false);
    private final UnsafeBuffer sent = new UnsafeBuffer(0, 0);
    private final EventWriter writer = new EventWriter(new CountingSlots());
    private final CountingSlots slots = new CountingSlots();
    private boolean isRefused;

    /** Starts a driver of its own. */
    public AeronTarget() {
        // the feed takes the image when it is there
    }

    @Override
    public String name() {
        return "aeron";
    }

    @Override
    public int feed(final SplittableRandom random) {
        final SeededEvents events = new SeededEvents(random.nextLong());
        final EventWriter source = new EventWriter(slots);
        final byte[] event = new byte[CountingSlots.SLOT_LENGTH];
        int damaged = 0;
        isRefused = false;
        AeronFeed feed = new AeronFeed(subscription, SETTINGS, FeedAudit.NONE, () -> 0L);
        for (int i = 1; i <= FRAGMENTS; i++) {
            events.writeTo(source);
            slots.buffer().putLong(EventFrame.SEQUENCE, i);
            slots.buffer().getBytes(0, event);
            fragment.clear();
            fragment.append(event);
            if (random.nextInt(32) == 0) {
                EventFrame.putEnd(new UnsafeBuffer(fragment.bytes()), 0, i);
                fragment.shorten(EventFrame.END_LENGTH);
            }
            if (random.nextInt(3) > 0) {
                damaged++;
                if (random.nextBoolean()) {
                    fragment.nudge(0, random);
                } else {
                    fragment.damage(0, random);
                }
            }
            offer();
            feed = taken(feed);
        }
        return Math.max(1, damaged);
    }

    private void offer() {
        sent.wrap(fragment.bytes());
        for (int i = 0; publication.offer(sent, 0, fragment.length()) < 0; i++) {
            if (i > MOST_WAITS) {
                throw new AssertionError("no room for a fragment");
            }
            Thread.onSpinWait();
        }
    }

    /** Polls until the fragment is behind the feed: the same feed, or the next one where it was refused. */
    private AeronFeed taken(final AeronFeed feed) {
        final long position = publication.position();
        for (int i = 0;
                subscription.imageCount() == 0 || subscription.imageAtIndex(0).position() < position;
                i++) {
            try {
                if (feed.poll(writer, 8) == AeronFeed.END_OF_FEED && isBehind(position)) {
                    return new AeronFeed(subscription, SETTINGS, FeedAudit.NONE, () -> 0L);
                }
            } catch (final BadInputException e) {
                isRefused = true;
                if (!REFUSAL.matcher(e.getMessage()).matches()) {
                    throw new AssertionError("refused without telling the place: " + e.getMessage(), e);
                }
                final Image image = subscription.imageAtIndex(0);
                while (image.position() < position) {
                    image.poll((_, _, _, _) -> {}, 1);
                }
                return new AeronFeed(subscription, SETTINGS, FeedAudit.NONE, () -> 0L);
            }
            if (i > MOST_WAITS) {
                throw new AssertionError("the fragment was not taken");
            }
        }
        return feed.poll(writer, 8) == AeronFeed.END_OF_FEED
                ? new AeronFeed(subscription, SETTINGS, FeedAudit.NONE, () -> 0L)
                : feed;
    }

    private boolean isBehind(final long position) {
        return subscription.imageAtIndex(0).position() >= position;
    }

    @Override
    public boolean isRefused() {
        return isRefused;
    }

    @Override
    public String lastCase() {
        return fragment.shown();
    }

    @Override
    public void close() {
        client.close();
        driver.close();
    }
}
