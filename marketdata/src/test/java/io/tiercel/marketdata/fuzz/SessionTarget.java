package io.tiercel.marketdata.fuzz;

import io.tiercel.marketdata.crypto.VenueFrames;
import io.tiercel.marketdata.crypto.VenueSession;
import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** A live session of a venue: frames and snapshots as they come, some of them damaged; it goes on behind a refused one. */
final class SessionTarget implements FuzzTarget {
    private static final int FRAMES = 32;
    private static final long NOW_NS = 1_700_000_000_000_000_000L;

    private final VenueFrames venue;
    private final List<byte[]> frames;
    private final Mutator frame;
    private EventWriter writer;
    private boolean isRefused;

    SessionTarget(final VenueFrames venue) {
        this.venue = venue;
        frames = venue.lines().stream()
                .filter(line -> line.contains("{") && !line.contains("<-"))
                .map(line -> line.substring(
                        line.indexOf('[') < 0 ? line.indexOf('{') : Math.min(line.indexOf('{'), line.indexOf('['))))
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        frame = new Mutator(frames, true);
    }

    @Override
    public String name() {
        return venue.format().name() + " session";
    }

    @Override
    public int feed(final SplittableRandom random) {
        final VenueSession session = venue.newSession(new OpenListing(), FeedAudit.NONE);
        writer = new EventWriter(new BoundedSlots(new CountingSlots()));
        isRefused = false;
        int damaged = 0;
        for (int i = 0; i < FRAMES; i++) {
            frame.clear();
            frame.append(frames.get(i < frames.size() ? i : random.nextInt(frames.size())));
            final int kind = random.nextInt(4);
            if (kind == 0) {
                frame.damage(0, random);
            } else if (kind == 1) {
                frame.nudge(0, random);
            }
            damaged += kind < 2 ? 1 : 0;
            isRefused |= !isTaken(session, random.nextInt(4) == 0);
            if (session.wantsResync()) {
                session.onDisconnect(NOW_NS, writer);
            }
        }
        return Math.max(1, damaged);
    }

    private boolean isTaken(final VenueSession session, final boolean isSnapshot) {
        try {
            if (isSnapshot) {
                session.onSnapshot("abcusd", frame.bytes(), 0, frame.length(), NOW_NS, writer);
            } else {
                session.onFrame(frame.bytes(), 0, frame.length(), NOW_NS, writer);
            }
            return true;
        } catch (final BadInputException e) {
            if (!e.getMessage().contains("expected") || e.getMessage().indexOf('\n') >= 0) {
                throw new AssertionError("refused without telling what was expected: " + e.getMessage(), e);
            }
            return false;
        }
    }

    @Override
    public boolean isRefused() {
        return isRefused;
    }

    @Override
    public String lastCase() {
        return frame.shown();
    }
}
