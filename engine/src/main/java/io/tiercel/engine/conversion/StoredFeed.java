package io.tiercel.engine.conversion;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.marketdata.protocol.StaleReason;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * Stored events, published again byte for byte. Owned by the ingress thread. Of what the source said about its books only the gaps are left.
 */
final class StoredFeed implements Feed {
    private final Path folder;
    private final RecordedFeed recorded;
    private final EventSource source;
    private final FeedAudit audit;
    private final int[] idByRecordedId;
    private final EventCounts counts = new EventCounts();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder listed = new MessageHeaderEncoder();
    private final BookStaleDecoder stale = new BookStaleDecoder();

    StoredFeed(
            final Path folder,
            final RecordedFeed recorded,
            final EventSource source,
            final Listing listing,
            final FeedAudit audit) {
        this.folder = folder;
        this.recorded = recorded;
        this.source = source;
        this.audit = audit;
        idByRecordedId = new int[recorded.instruments().size()];
        for (final Instrument i : recorded.instruments()) {
            idByRecordedId[i.id()] = list(i, listing);
        }
    }

    /** The events are copied as they are, so the listing's units have to be theirs. */
    private int list(final Instrument wanted, final Listing listing) {
        final int id = listing.list(
                wanted.symbol(), wanted.priceScale(), wanted.qtyScale(), wanted.tickSize(), wanted.lotSize());
        if (id != Listing.NOT_LISTED) {
            final Instrument given = listing.instrument(id);
            if (given.priceScale() != wanted.priceScale() || given.qtyScale() != wanted.qtyScale()) {
                throw new BadInputException(folder + ": " + wanted.symbol() + " has price scale " + wanted.priceScale()
                        + " and qty scale " + wanted.qtyScale() + ", expected " + given.priceScale() + " and "
                        + given.qtyScale() + " as it is configured");
            }
        }
        return id;
    }

    @Override
    public int poll(final EventWriter writer, final int limit) {
        int written = 0;
        boolean isWhole = true;
        while (written < limit || !isWhole) {
            final EventTable table = source.next();
            if (table == null) {
                checkEnd();
                return written == 0 ? END_OF_FEED : written;
            }
            counts.add(table);
            header.wrap(source.event(), 0);
            isWhole = (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
            final int id = id(header.instrumentId());
            if (id != Listing.NOT_LISTED || header.instrumentId() == EventWriter.ALL_INSTRUMENTS) {
                tellGap(table, id);
                listed.wrap(source.event(), 0).instrumentId(id);
                writer.copy(source.event(), 0);
                written++;
            }
        }
        return written;
    }

    private int id(final int recordedId) {
        if (recordedId == EventWriter.ALL_INSTRUMENTS) {
            return EventWriter.ALL_INSTRUMENTS;
        }
        if (recordedId < 0 || recordedId >= idByRecordedId.length) {
            throw new BadInputException(folder + ": event " + counts.events() + " is of instrument " + recordedId
                    + ", expected one of the " + idByRecordedId.length + " that are listed");
        }
        return idByRecordedId[recordedId];
    }

    private void tellGap(final EventTable table, final int id) {
        if (table.templateId() == BookStaleDecoder.TEMPLATE_ID) {
            stale.wrap(source.event(), MessageHeaderDecoder.ENCODED_LENGTH, table.blockLength(), table.version());
            if (stale.reason() == StaleReason.GAP) {
                audit.gap(id, stale.missing());
            }
        }
    }

    private void checkEnd() {
        if (counts.events() != recorded.events()) {
            throw new BadInputException(
                    folder + ": ends after " + counts.events() + " events, expected " + recorded.events());
        }
    }

    @Override
    public double progress() {
        return counts.events() / (double) Math.max(1, recorded.events());
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return counts.byType();
    }

    @Override
    public void close() {
        source.close();
    }
}
