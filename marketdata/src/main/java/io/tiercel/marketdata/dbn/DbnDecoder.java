package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.input.BadInputException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns the records of one feed into normalised events.
 * <p>
 * Owned by the ingress thread. Allocates when an instrument is met for the first time or more orders rest than ever before, else nothing while records
 * are sound. {@link DbnRecordType} lists what becomes of each type; instruments that the listing does not take are checked for type and length and
 * counted. Records of orders and of levels are carried where the schema's book is made of them.
 */
final class DbnDecoder implements DbnVisitor {
    private final DbnInstruments instruments;
    private final DbnOrders orders;
    private final DbnLevels levels = new DbnLevels();
    private final long[] counts = new long[256];
    private DbnFigures figures;
    private DbnMetadata metadata;
    private long sequence;
    private EventWriter writer;
    private int limit;
    private int events;

    DbnDecoder(final DbnInstruments instruments, final FeedAudit audit) {
        this.instruments = instruments;
        orders = new DbnOrders(audit);
    }

    /** The records that follow are those of another file: a snapshot in it is a new one. */
    void begin(final DbnMetadata of) {
        metadata = of;
        figures = new DbnFigures(of.version());
        instruments.map(of);
        instruments.endSnapshots();
    }

    /** Where the next events go, and how many before the visit stops. */
    void write(final EventWriter into, final int most) {
        writer = into;
        limit = most;
        events = 0;
    }

    /** Events written since {@link #write}. */
    int events() {
        return events;
    }

    /** Records of all files so far. */
    long records() {
        return sequence;
    }

    SortedMap<String, Long> messagesByType() {
        final SortedMap<String, Long> byType = new TreeMap<>();
        for (final DbnRecordType type : DbnRecordType.values()) {
            if (counts[type.code()] > 0) {
                byType.put(type.recordName(), counts[type.code()]);
            }
        }
        return byType;
    }

    @Override
    public boolean onRecord(final byte[] buffer, final int offset, final int rtype) {
        events += rtype == 0xa0 ? mbo(buffer, offset) : other(buffer, offset, DbnRecordType.of(rtype));
        sequence++;
        counts[rtype]++;
        return events < limit;
    }

    private int mbo(final byte[] buffer, final int offset) {
        final MboRecord record = orders.record().wrap(buffer, offset);
        final long timestampNs = timestamp(record.eventTimestampNs(), record.receiveTimestampNs());
        final DbnInstrument instrument = instruments.find(record.publisherId(), record.instrumentId(), timestampNs);
        return instrument.isListed() && metadata.schema().bookKind() == BookKind.ORDERS
                ? orders.decode(instrument, sequence + 1, timestampNs, writer)
                : 0;
    }

    private int other(final byte[] buffer, final int offset, final DbnRecordType type) {
        switch (type) {
            case SYSTEM, ERROR -> {
                return 0;
            }
            case SYMBOL_MAPPING -> {
                symbolMapping(buffer, offset);
                return 0;
            }
            case DEFINITION -> {
                definition(buffer, offset);
                return 0;
            }
            default -> {
                final boolean isBar = type.recordName().startsWith("ohlcv");
                final long timestampNs = timestamp(
                        LittleEndian.i64(buffer, offset + TS_EVENT_OFFSET),
                        isBar ? UNDEF_TIMESTAMP : receiveTimestamp(buffer, offset, type));
                final DbnInstrument instrument = instruments.find(
                        LittleEndian.u16(buffer, offset + PUBLISHER_OFFSET),
                        LittleEndian.i32(buffer, offset + INSTRUMENT_OFFSET),
                        timestampNs);
                return instrument.isListed() ? carry(buffer, offset, type, instrument, timestampNs) : 0;
            }
        }
    }

    private int carry(
            final byte[] buffer,
            final int offset,
            final DbnRecordType type,
            final DbnInstrument instrument,
            final long timestampNs) {
        final long number = sequence + 1;
        return switch (type) {
            case TRADES -> levels.trade(buffer, offset, instrument, number, timestampNs, writer);
            case MBP_1 ->
                metadata.schema() == DbnSchema.TBBO
                        ? levels.bestPrices(buffer, offset, true, instrument, number, timestampNs, writer)
                        : levels(buffer, offset, 1, true, instrument, timestampNs);
            case MBP_10 -> levels(buffer, offset, 10, true, instrument, timestampNs);
            case CMBP_1 -> levels(buffer, offset, 1, false, instrument, timestampNs);
            case TCBBO -> levels.bestPrices(buffer, offset, true, instrument, number, timestampNs, writer);
            case BBO_1S, BBO_1M, CBBO_1S, CBBO_1M ->
                levels.bestPrices(buffer, offset, false, instrument, number, timestampNs, writer);
            case STATUS -> figures.status(buffer, offset, instrument, number, timestampNs, writer);
            case STATISTICS -> figures.statistic(buffer, offset, instrument, number, timestampNs, writer);
            case IMBALANCE -> figures.imbalance(buffer, offset, instrument, number, timestampNs, writer);
            default -> {
                final long intervalNs = DbnFigures.intervalNs(type, metadata.schema());
                yield figures.bar(buffer, offset, intervalNs, instrument, number, timestampNs, writer);
            }
        };
    }

    private int levels(
            final byte[] buffer,
            final int offset,
            final int depth,
            final boolean isCountTold,
            final DbnInstrument instrument,
            final long timestampNs) {
        return metadata.schema().bookKind() == BookKind.LEVELS
                ? levels.levels(buffer, offset, depth, isCountTold, instrument, sequence + 1, timestampNs, writer)
                : 0;
    }

    private static long receiveTimestamp(final byte[] buffer, final int offset, final DbnRecordType type) {
        return switch (type) {
            case STATUS, STATISTICS, IMBALANCE -> LittleEndian.i64(buffer, offset + TS_RECV_OFFSET);
            default -> LittleEndian.i64(buffer, offset + MBP_TS_RECV_OFFSET);
        };
    }

    private static long timestamp(final long eventNs, final long receiveNs) {
        final long timestampNs = eventNs == UNDEF_TIMESTAMP ? receiveNs : eventNs;
        if (timestampNs < 0) {
            throw new BadInputException("time stamp " + Long.toUnsignedString(timestampNs)
                    + " ns, expected nanoseconds since 1970 below 2^63");
        }
        return timestampNs;
    }

    private void definition(final byte[] buffer, final int offset) {
        final int at =
                offset + (metadata.version() == MAX_VERSION ? DEFINITION_SYMBOL_OFFSET_V3 : DEFINITION_SYMBOL_OFFSET);
        final int length = metadata.version() == 1 ? SYMBOL_LENGTH_V1 : SYMBOL_LENGTH_V2;
        final long tick = LittleEndian.i64(buffer, offset + DEFINITION_TICK_OFFSET);
        final boolean isTick = tick > 0 && tick != UNDEF_PRICE;
        instruments.tell(
                LittleEndian.i32(buffer, offset + INSTRUMENT_OFFSET),
                DbnMetadataReader.text(buffer, at, length, ""),
                isTick ? tick : 1);
        if (metadata.schema() == DbnSchema.DEFINITION) {
            instruments.find(
                    LittleEndian.u16(buffer, offset + PUBLISHER_OFFSET),
                    LittleEndian.i32(buffer, offset + INSTRUMENT_OFFSET),
                    timestamp(
                            LittleEndian.i64(buffer, offset + TS_EVENT_OFFSET),
                            LittleEndian.i64(buffer, offset + TS_RECV_OFFSET)));
        }
    }

    private void symbolMapping(final byte[] buffer, final int offset) {
        final boolean isShort = metadata.version() == 1;
        final String symbol = DbnMetadataReader.text(
                buffer,
                offset + (isShort ? MAPPING_SYMBOL_OFFSET_V1 : MAPPING_SYMBOL_OFFSET),
                isShort ? SYMBOL_LENGTH_V1 : SYMBOL_LENGTH_V2,
                "");
        instruments.tell(LittleEndian.i32(buffer, offset + INSTRUMENT_OFFSET), symbol, 1);
    }
}
