package io.tiercel.marketdata.check;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.LeftOut;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.OpenListing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Reads the files of one feed to their end, or follows a live one, and compares the books with what the feed says. Cold; memory does not grow with the
 * files.
 */
public final class FeedCheck {
    /** Most instruments of one feed. */
    public static final int MAX_INSTRUMENTS = OpenListing.MAX_INSTRUMENTS;

    private static final int EVENTS_PER_POLL = 4096;
    private static final double NS_PER_SECOND = 1e9;

    private final Optional<FeedFormat> format;
    private final String name;
    private final BookKind kind;
    private final LongSupplier clockNs;
    private final OpenListing listing = new OpenListing(MAX_INSTRUMENTS);
    private final BookAudit audit;

    /**
     * A check whose speed nobody asks for.
     *
     * @param format of the files.
     */
    public FeedCheck(final FeedFormat format) {
        this(format, () -> 0L);
    }

    /**
     * @param format  of the files.
     * @param clockNs for the speed of the check only, nanoseconds from any origin.
     */
    public FeedCheck(final FeedFormat format, final LongSupplier clockNs) {
        this(Optional.of(format), format.name(), format.bookKind(), clockNs);
    }

    /**
     * A check of a feed that the caller opens, with {@link #listing} and {@link #audit}, and {@link #follow}s.
     *
     * @param name    of the feed, for the report.
     * @param kind    of book that its events make.
     * @param clockNs for the speed of the check only, nanoseconds from any origin.
     */
    public FeedCheck(final String name, final BookKind kind, final LongSupplier clockNs) {
        this(Optional.empty(), name, kind, clockNs);
    }

    private FeedCheck(
            final Optional<FeedFormat> format, final String name, final BookKind kind, final LongSupplier clockNs) {
        this.format = format;
        this.name = name;
        this.kind = kind;
        this.clockNs = clockNs;
        audit = new BookAudit(listing, MAX_INSTRUMENTS, kind);
    }

    /**
     * @param files    of one feed.
     * @param options  what they do not say themselves.
     * @param progress told the share that has been read, now and then.
     * @return what was found.
     * @throws io.tiercel.marketdata.input.BadInputException at the place where a file is damaged.
     */
    public CheckReport run(final List<Path> files, final FeedOptions options, final DoubleConsumer progress) {
        try (Feed feed = format.orElseThrow().open(files, listing, audit, options)) {
            return follow(
                    feed,
                    () -> {
                        progress.accept(feed.progress());
                        return false;
                    },
                    () -> {});
        }
    }

    /**
     * Follows a feed to its end, or until it is enough.
     *
     * @param feed     opened with {@link #listing} and {@link #audit}; the caller closes it.
     * @param isEnough asked after each poll.
     * @param idle     run when nothing has come.
     * @return what was found.
     * @throws io.tiercel.marketdata.input.BadInputException when the feed cannot be used any more.
     */
    public CheckReport follow(final Feed feed, final BooleanSupplier isEnough, final Runnable idle) {
        final EventWriter writer = new EventWriter(audit);
        final long startNs = clockNs.getAsLong();
        int polled = feed.poll(writer, EVENTS_PER_POLL);
        while (polled != Feed.END_OF_FEED && !isEnough.getAsBoolean()) {
            if (polled == 0) {
                idle.run();
            }
            polled = feed.poll(writer, EVENTS_PER_POLL);
        }
        return report(feed, (clockNs.getAsLong() - startNs) / NS_PER_SECOND);
    }

    /**
     * @return the books, for a closer look.
     */
    public BookAudit audit() {
        return audit;
    }

    /**
     * @return the instruments that the feed has named.
     */
    public OpenListing listing() {
        return listing;
    }

    private static SortedMap<String, Long> remarks(final Feed feed) {
        final SortedMap<String, Long> remarks = new TreeMap<>(feed.remarks());
        final LeftOut leftOut = feed.leftOut();
        put(remarks, "book updates left out for want of a snapshot", leftOut.updates());
        put(remarks, "checksums that could not be compared", leftOut.checksums());
        put(remarks, "best prices that could not be compared", leftOut.references());
        return remarks;
    }

    private static void put(final SortedMap<String, Long> remarks, final String remark, final long count) {
        if (count > 0) {
            remarks.put(remark, count);
        }
    }

    private CheckReport report(final Feed feed, final double seconds) {
        final var byType = feed.messagesByType();
        final List<AuditedInstrument> instruments = new ArrayList<>();
        for (int id = 0; id < listing.size(); id++) {
            instruments.add(AuditedInstrument.of(listing.instrument(id), audit, id, kind == BookKind.ORDERS));
        }
        return new CheckReport(
                name,
                byType.values().stream().mapToLong(Long::longValue).sum(),
                byType,
                audit.events(),
                List.copyOf(instruments),
                audit.checksumsOk(),
                audit.checksumsBad(),
                audit.referencesOk(),
                audit.referencesBad(),
                audit.unknownOrders(),
                audit.gaps(),
                audit.staleTold(),
                audit.crossed(),
                audit.locked(),
                feed.leftOut(),
                remarks(feed),
                seconds > 0 ? audit.events() / seconds : Double.NaN);
    }
}
