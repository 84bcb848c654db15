package io.tiercel.engine.conversion;

import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.OpenListing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Reads the files of one feed to their end and stores the events in another form. Memory does not grow with the files; what is not completed is removed.
 * One thread, but for {@link #stop}; cold.
 */
public final class Conversion {
    private static final int EVENTS_PER_POLL = 4096;
    private static final double NS_PER_SECOND = 1e9;

    private final StoredForm form;
    private final Path out;
    private final LongSupplier clockNs;
    private volatile boolean isStopped;
    private volatile EventSink sink;

    /**
     * @param form    to write.
     * @param out     folder to make; must not exist.
     * @param clockNs for the speed only, nanoseconds from any origin.
     */
    public Conversion(final StoredForm form, final Path out, final LongSupplier clockNs) {
        this.form = form;
        this.out = out;
        this.clockNs = clockNs;
    }

    /**
     * @param format   of the files.
     * @param files    of one feed.
     * @param options  what they do not say themselves.
     * @param progress told the share that is done, now and then.
     * @return what was written.
     * @throws io.tiercel.marketdata.input.BadInputException at the place where a file is damaged, or when the output exists or cannot be written.
     * @throws CancellationException when it was stopped.
     */
    public ConversionResult run(
            final FeedFormat format, final List<Path> files, final FeedOptions options, final DoubleConsumer progress) {
        final long startNs = clockNs.getAsLong();
        final OpenListing listing = new OpenListing(FeedCheck.MAX_INSTRUMENTS);
        try (OutputFolder folder = new OutputFolder(out)) {
            final EventCounts counts;
            try (EventSink opened = form.sink(folder.partial())) {
                sink = opened;
                final FeedSlots slots = new FeedSlots(files.getFirst(), opened);
                try (Feed feed = format.open(files, listing, FeedAudit.NONE, options)) {
                    read(feed, new EventWriter(slots), progress);
                }
                counts = slots.counts();
                opened.finish(recorded(format, files, listing, counts.events()));
            }
            requireNotStopped();
            final long bytes = folder.complete();
            return new ConversionResult(
                    counts.events(),
                    counts.byType(),
                    listing.size(),
                    bytes,
                    counts.events() * NS_PER_SECOND / Math.max(1, clockNs.getAsLong() - startNs));
        } catch (final RuntimeException | Error e) {
            // what a stop makes fail is no failure
            requireNotStopped();
            throw e;
        }
    }

    /** Ends {@link #run} early: it removes what it has written and throws. Any thread. */
    public void stop() {
        isStopped = true;
        final EventSink running = sink;
        if (running != null) {
            running.stop();
        }
    }

    private void read(final Feed feed, final EventWriter writer, final DoubleConsumer progress) {
        while (feed.poll(writer, EVENTS_PER_POLL) != Feed.END_OF_FEED) {
            requireNotStopped();
            progress.accept(feed.progress());
        }
    }

    private void requireNotStopped() {
        if (isStopped) {
            throw new CancellationException("interrupted: nothing was written to " + out);
        }
    }

    private static RecordedFeed recorded(
            final FeedFormat format, final List<Path> files, final OpenListing listing, final long events) {
        final List<Instrument> instruments = new ArrayList<>();
        for (int id = 0; id < listing.size(); id++) {
            instruments.add(listing.instrument(id));
        }
        if (format instanceof final StoredFormat stored) {
            final RecordedFeed first = stored.recorded();
            return new RecordedFeed(first.format(), first.bookKind(), events, first.files(), instruments);
        }
        final List<String> names =
                files.stream().map(file -> file.getFileName().toString()).toList();
        return new RecordedFeed(format.name(), format.bookKind(), events, names, instruments);
    }
}
