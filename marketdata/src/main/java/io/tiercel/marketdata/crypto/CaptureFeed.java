package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.LeftOut;
import io.tiercel.marketdata.feed.StoredSourceFeed;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Captures of one venue, such as its websocket and its HTTP answers, merged by receive time, as a feed.
 * <p>
 * Owned by the ingress thread. Streams in memory bounded by the longest line; allocates nothing per known frame. Lines of one file keep their order.
 */
public final class CaptureFeed extends StoredSourceFeed {
    private final List<CaptureLines> open = new ArrayList<>();
    private final CaptureLines[] captures;
    private final VenueSession session;
    private long messages;
    private long refusals;
    private boolean isStarted;
    private boolean isConnected;

    /**
     * @param files   of one venue, not empty.
     * @param session that understands its frames.
     * @throws BadInputException when a file cannot be opened.
     */
    public CaptureFeed(final List<Path> files, final VenueSession session) {
        this.session = session;
        try {
            for (final Path file : files) {
                open.add(new CaptureLines(file));
            }
        } catch (final BadInputException e) {
            close();
            throw e;
        }
        captures = open.toArray(CaptureLines[]::new);
    }

    @Override
    protected int read(final EventWriter writer, final int limit) {
        if (!isStarted) {
            isStarted = true;
            for (int i = open.size() - 1; i >= 0; i--) {
                advance(open.get(i));
            }
        }
        int events = 0;
        while (events < limit && !open.isEmpty()) {
            final CaptureLines next = earliest();
            events += deliver(next, writer);
            advance(next);
        }
        return events == 0 && open.isEmpty() ? END_OF_FEED : events;
    }

    private CaptureLines earliest() {
        CaptureLines earliest = open.getFirst();
        for (int i = 1; i < open.size(); i++) {
            if (open.get(i).timeNs() < earliest.timeNs()) {
                earliest = open.get(i);
            }
        }
        return earliest;
    }

    private void advance(final CaptureLines lines) {
        if (!lines.next()) {
            lines.close();
            open.remove(lines);
        }
    }

    private int deliver(final CaptureLines line, final EventWriter writer) {
        return switch (line.kind()) {
            case FRAME -> frame(line, writer);
            case ANSWER -> answer(line, writer);
            case CONNECTED -> {
                final boolean isAgain = isConnected;
                isConnected = true;
                yield isAgain ? session.onDisconnect(line.timeNs(), writer) : 0;
            }
            case SENT -> 0;
        };
    }

    private int frame(final CaptureLines line, final EventWriter writer) {
        messages++;
        try {
            final int events = session.onFrame(line.bytes(), line.from(), line.to(), line.timeNs(), writer);
            refusals += session.refusal().isPresent() ? 1 : 0;
            return events;
        } catch (final BadInputException e) {
            throw placed(line, e);
        }
    }

    private int answer(final CaptureLines line, final EventWriter writer) {
        messages++;
        final Optional<String> symbol = session.snapshotSymbol(line.url());
        try {
            return symbol.isPresent()
                    ? session.onSnapshot(symbol.get(), line.bytes(), line.from(), line.to(), line.timeNs(), writer)
                    : 0;
        } catch (final BadInputException e) {
            throw placed(line, e);
        }
    }

    private BadInputException placed(final CaptureLines line, final BadInputException cause) {
        final BadInputException placed = line.bad("message " + messages + ": " + cause.getMessage());
        placed.addSuppressed(cause);
        return placed;
    }

    @Override
    public double progress() {
        double sum = 0;
        for (final CaptureLines capture : captures) {
            sum += capture.progress();
        }
        return sum / captures.length;
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks = new TreeMap<>();
        if (refusals > 0) {
            remarks.put("refused by the venue", refusals);
        }
        return remarks;
    }

    @Override
    public LeftOut leftOut() {
        return session.leftOut();
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return session.messagesByType();
    }

    @Override
    public void close() {
        open.forEach(CaptureLines::close);
        open.clear();
    }
}
