package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.SkippedDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Files of one feed in any format that is known. Their instruments are learned by a first pass over them.
 *
 * @param files       of one feed together.
 * @param format      of the files.
 * @param options     what they do not say themselves.
 * @param instruments that the files tell something of, in the order in which they name them and in the files' units.
 */
public record RecordedSource(List<Path> files, FeedFormat format, FeedOptions options, List<Instrument> instruments)
        implements FeedSource {
    private static final int EVENTS_PER_POLL = 4096;

    /** Copies the lists. */
    public RecordedSource {
        files = List.copyOf(files);
        instruments = List.copyOf(instruments);
    }

    /**
     * Reads the files to their end for the instruments that they tell something of: a directory may name thousands more.
     *
     * @param files    of one feed together.
     * @param format   of the files.
     * @param options  what they do not say themselves; of several instruments its symbol is the only one traded.
     * @param progress told the share that has been read, now and then.
     * @return the source.
     * @throws BadInputException when a file is damaged or names no instrument, or not the one that is asked for.
     */
    public static RecordedSource scan(
            final List<Path> files, final FeedFormat format, final FeedOptions options, final DoubleConsumer progress) {
        final OpenListing listing = new OpenListing();
        final SeenInstruments seen = new SeenInstruments();
        try (Feed feed = format.open(files, listing, FeedAudit.NONE, options)) {
            final EventWriter writer = new EventWriter(seen);
            while (feed.poll(writer, EVENTS_PER_POLL) != Feed.END_OF_FEED) {
                progress.accept(feed.progress());
            }
        }
        final List<Instrument> named =
                seen.ids.stream().mapToObj(listing::instrument).toList();
        final List<Instrument> asked = options.symbol().isEmpty()
                ? named
                : named.stream()
                        .filter(instrument ->
                                instrument.symbol().equals(options.symbol().get()))
                        .toList();
        if (asked.isEmpty()) {
            throw new BadInputException(files.getFirst() + ": names no instrument"
                    + options.symbol().map(symbol -> " " + symbol).orElse("") + ", expected "
                    + (named.isEmpty()
                            ? "at least one"
                            : "one of "
                                    + named.stream()
                                            .limit(20)
                                            .map(Instrument::symbol)
                                            .collect(Collectors.joining(", "))));
        }
        return new RecordedSource(files, format, options, asked);
    }

    /**
     * @param configuration of a session.
     * @return the same with the instruments of the files that it does not list, free of fees; what it lists is traded in its units and at its fees.
     */
    public Configuration listedIn(final Configuration configuration) {
        return new Configuration(
                configuration.engine(),
                configuration.instruments().with(instruments),
                configuration.factors(),
                configuration.strategy(),
                configuration.risk());
    }

    @Override
    public String description() {
        return format.name() + " "
                + files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(" "))
                + options.day().map(day -> " date " + day.date()).orElse("");
    }

    @Override
    public List<String> symbols(final Configuration configuration) {
        return instruments.stream().map(Instrument::symbol).toList();
    }

    @Override
    public Feed open(final Configuration configuration, final InstrumentRegistry registry) {
        return format.open(files, new RegistryListing(registry), FeedAudit.NONE, options);
    }

    /** Keeps which instruments have events, other than of market state and of books that are empty. */
    private static final class SeenInstruments implements EventSlots {
        private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final LevelSnapshotDecoder level = new LevelSnapshotDecoder();
        private final BitSet ids = new BitSet();

        @Override
        public UnsafeBuffer buffer() {
            return slot;
        }

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public void publish(final int offset) {
            header.wrap(slot, 0);
            final boolean tells = switch (header.templateId()) {
                case LevelSnapshotDecoder.TEMPLATE_ID ->
                    level.wrap(slot, MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version())
                                    .sideRaw()
                            != Side.NONE;
                case TradingStatusDecoder.TEMPLATE_ID, BookStaleDecoder.TEMPLATE_ID, SkippedDecoder.TEMPLATE_ID ->
                    false;
                default -> true;
            };
            if (tells) {
                ids.set(header.instrumentId());
            }
        }
    }
}
