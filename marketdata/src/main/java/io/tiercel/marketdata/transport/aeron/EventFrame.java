package io.tiercel.marketdata.transport.aeron;

import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.BarEncoder;
import io.tiercel.marketdata.protocol.BookStaleEncoder;
import io.tiercel.marketdata.protocol.LevelSnapshotEncoder;
import io.tiercel.marketdata.protocol.LevelUpdateEncoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.marketdata.protocol.OrderBookEventEncoder;
import io.tiercel.marketdata.protocol.SkippedEncoder;
import io.tiercel.marketdata.protocol.StatisticEncoder;
import io.tiercel.marketdata.protocol.TopOfBookEncoder;
import io.tiercel.marketdata.protocol.TradingStatusEncoder;
import java.nio.ByteOrder;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What travels over a link: a whole ring slot with one event in it, or the end-of-session message, 8 bytes that no event begins with and the sequence of
 * the session's last event.
 * <p>
 * Allocates nothing unless it describes a damage.
 */
final class EventFrame {
    static final int SEQUENCE = MessageHeaderEncoder.sequenceEncodingOffset();
    static final int SOURCE_SEQUENCE = MessageHeaderEncoder.sourceSequenceEncodingOffset();
    static final int EVENT_TIME = MessageHeaderEncoder.eventTimeNsEncodingOffset();
    static final int FLAGS = MessageHeaderEncoder.flagsEncodingOffset();
    static final int TEMPLATE_ID = MessageHeaderEncoder.templateIdEncodingOffset();
    static final int END_LENGTH = 2 * Long.BYTES;

    private static final long END_MARK = 0x4E4F4953_53455321L;
    private static final int UNKNOWN = -1;
    private static final String[] NAMES = {
        "",
        "OrderBookEvent",
        "LevelSnapshot",
        "TradingStatus",
        "Skipped",
        "LevelUpdate",
        "TopOfBook",
        "BookStale",
        "Bar",
        "Statistic"
    };
    static final int TEMPLATES = NAMES.length;
    private static final int[] BLOCK_LENGTHS = blockLengths();

    private EventFrame() {
        // functions only
    }

    private static int[] blockLengths() {
        final int[] lengths = new int[TEMPLATES];
        lengths[0] = UNKNOWN;
        lengths[OrderBookEventEncoder.TEMPLATE_ID] = OrderBookEventEncoder.BLOCK_LENGTH;
        lengths[LevelSnapshotEncoder.TEMPLATE_ID] = LevelSnapshotEncoder.BLOCK_LENGTH;
        lengths[TradingStatusEncoder.TEMPLATE_ID] = TradingStatusEncoder.BLOCK_LENGTH;
        lengths[SkippedEncoder.TEMPLATE_ID] = SkippedEncoder.BLOCK_LENGTH;
        lengths[LevelUpdateEncoder.TEMPLATE_ID] = LevelUpdateEncoder.BLOCK_LENGTH;
        lengths[TopOfBookEncoder.TEMPLATE_ID] = TopOfBookEncoder.BLOCK_LENGTH;
        lengths[BookStaleEncoder.TEMPLATE_ID] = BookStaleEncoder.BLOCK_LENGTH;
        lengths[BarEncoder.TEMPLATE_ID] = BarEncoder.BLOCK_LENGTH;
        lengths[StatisticEncoder.TEMPLATE_ID] = StatisticEncoder.BLOCK_LENGTH;
        return lengths;
    }

    static int ushort(final DirectBuffer buffer, final int index) {
        return Short.toUnsignedInt(buffer.getShort(index, ByteOrder.LITTLE_ENDIAN));
    }

    static long int64(final DirectBuffer buffer, final int index) {
        return buffer.getLong(index, ByteOrder.LITTLE_ENDIAN);
    }

    static boolean isEnd(final DirectBuffer buffer, final int offset, final int length) {
        return length == END_LENGTH && int64(buffer, offset) == END_MARK;
    }

    static long lastSequence(final DirectBuffer buffer, final int offset) {
        return int64(buffer, offset + Long.BYTES);
    }

    static void putEnd(final MutableDirectBuffer buffer, final int offset, final long lastSequence) {
        buffer.putLong(offset, END_MARK, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + Long.BYTES, lastSequence, ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether a fragment is a slot with an event of this schema and version in it. */
    static boolean isEvent(final DirectBuffer buffer, final int offset, final int length) {
        if (length != EventSlots.SLOT_LENGTH) {
            return false;
        }
        final int templateId = ushort(buffer, offset + TEMPLATE_ID);
        return ushort(buffer, offset + MessageHeaderEncoder.schemaIdEncodingOffset()) == OrderBookEventEncoder.SCHEMA_ID
                && ushort(buffer, offset + MessageHeaderEncoder.versionEncodingOffset())
                        == OrderBookEventEncoder.SCHEMA_VERSION
                && templateId > 0
                && templateId < TEMPLATES
                && ushort(buffer, offset + MessageHeaderEncoder.blockLengthEncodingOffset())
                        == BLOCK_LENGTHS[templateId]
                && ushort(buffer, offset + MessageHeaderEncoder.lengthEncodingOffset())
                        == MessageHeaderEncoder.ENCODED_LENGTH + BLOCK_LENGTHS[templateId]
                && int64(buffer, offset + SEQUENCE) > 0;
    }

    /** What is wrong with a fragment that is no event, and what was expected. Cold. */
    static String damage(final DirectBuffer buffer, final int offset, final int length) {
        if (length != EventSlots.SLOT_LENGTH) {
            return "fragment of " + length + " bytes, expected an event of " + EventSlots.SLOT_LENGTH
                    + " or an end of session of " + END_LENGTH;
        }
        return "schema "
                + ushort(buffer, offset + MessageHeaderEncoder.schemaIdEncodingOffset()) + " version "
                + ushort(buffer, offset + MessageHeaderEncoder.versionEncodingOffset()) + " template "
                + ushort(buffer, offset + TEMPLATE_ID) + " length "
                + ushort(buffer, offset + MessageHeaderEncoder.lengthEncodingOffset()) + " block length "
                + ushort(buffer, offset + MessageHeaderEncoder.blockLengthEncodingOffset()) + " sequence "
                + int64(buffer, offset + SEQUENCE) + ", expected an event of schema "
                + OrderBookEventEncoder.SCHEMA_ID + " version " + OrderBookEventEncoder.SCHEMA_VERSION
                + " with its own lengths and a sequence from 1";
    }

    /** Names to counts above 0. Cold. */
    static SortedMap<String, Long> byName(final long[] counts) {
        final SortedMap<String, Long> named = new TreeMap<>();
        for (int i = 1; i < TEMPLATES; i++) {
            if (counts[i] > 0) {
                named.put(NAMES[i], counts[i]);
            }
        }
        return named;
    }
}
