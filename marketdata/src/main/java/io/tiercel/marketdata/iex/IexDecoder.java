package io.tiercel.marketdata.iex;

import static io.tiercel.marketdata.iex.IexDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.StatisticKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;

/**
 * Turns IEX messages into normalised events: what the three protocols have in common. Each adds what makes its book.
 * <p>
 * Owned by the ingress thread; allocates when an instrument is met for the first time, else nothing while messages are sound. A message is checked whole
 * before anything of it is written. Every symbol that a trading message or a status names is listed.
 */
abstract class IexDecoder {
    /** The message at hand. */
    protected DirectBuffer buffer;

    protected int message;
    protected long sequence;
    protected long timeNs;
    protected EventWriter writer;

    /** Instrument of the message at hand, negative when it is not listed. */
    protected int instrument;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final long NOT_MET = -2;
    private static final int SYMBOL_LENGTH = 8;

    private final Listing listing;
    private final Long2LongHashMap instrumentBySymbol = new Long2LongHashMap(NOT_MET);
    private final IexMarketStates states = new IexMarketStates();
    private final long[] counts = new long[1 << 8];
    private NasdaqUnits[] units = {};
    private final BitSet met = new BitSet();
    private long notListed;

    IexDecoder(final Listing listing) {
        this.listing = listing;
    }

    /** Whether the protocol's messages are in that version of it. */
    abstract boolean speaks(int protocol);

    /** The name of the protocol. */
    abstract String title();

    /** Writes the events of a message of the protocol's own; 0 for a type that it does not know. */
    abstract int decodeOwn(IexMessageType type);

    /** Whether the book of {@link #instrument} is in the midst of a change that takes several messages. */
    boolean isInTransition() {
        return false;
    }

    /** Forgets the book state that the decoder keeps. */
    abstract void forgetBooks();

    /** The exchange began anew: every book of this decoder is empty, every state as at the start of a day. */
    int restart(final long lastSequence, final long restartTimeNs, final EventWriter eventWriter) {
        forgetBooks();
        states.clear();
        for (int i = met.nextSetBit(0); i >= 0; i = met.nextSetBit(i + 1)) {
            eventWriter.emptySnapshot(i, lastSequence, restartTimeNs);
        }
        return met.cardinality();
    }

    int decode(
            final DirectBuffer bytes,
            final int offset,
            final int length,
            final long messageSequence,
            final EventWriter eventWriter) {
        if (length == 0) {
            throw new BadInputException("an empty message, expected its type");
        }
        final byte code = bytes.getByte(offset + TYPE_OFFSET);
        final IexMessageType type = IexMessageType.ofCode(code);
        int events = 0;
        if (type != null) {
            if (length < type.length()) {
                throw new BadInputException(
                        "length " + length + " of " + type.title() + ", expected at least " + type.length());
            }
            buffer = bytes;
            message = offset;
            sequence = messageSequence;
            writer = eventWriter;
            timeNs = i64(TIMESTAMP_OFFSET);
            if (timeNs < 0) {
                throw new BadInputException("time stamp " + timeNs + " ns, expected one since the epoch");
            }
            events = decode(type);
        }
        counts[code & 0xff]++;
        return events;
    }

    /** Counts a message that is not decoded. */
    void count(final DirectBuffer bytes, final int offset, final int length) {
        if (length > 0) {
            counts[bytes.getByte(offset) & 0xff]++;
        }
    }

    private int decode(final IexMessageType type) {
        return switch (type) {
            case SYSTEM_EVENT -> states.onSystemEvent(flag(), sequence, timeNs, writer);
            case TRADING_STATUS -> tradingStatus();
            case OPERATIONAL_HALT_STATUS -> operationalHalt();
            case TRADE_REPORT -> isListed() ? trade() : 0;
            case OFFICIAL_PRICE -> isListed() ? officialPrice() : 0;
            case AUCTION_INFORMATION -> isListed() ? auctionInformation() : 0;
            case SECURITY_DIRECTORY,
                    RETAIL_LIQUIDITY_INDICATOR,
                    SHORT_SALE_PRICE_TEST_STATUS,
                    SECURITY_EVENT,
                    TRADE_BREAK -> 0;
            default -> decodeOwn(type);
        };
    }

    private int tradingStatus() {
        final byte status = flag();
        if (status != 'H' && status != 'O' && status != 'P' && status != 'T') {
            throw unexpected("trading status", status, "H, O, P or T");
        }
        if (!isListed()) {
            return 0;
        }
        states.onTradingStatus(instrument, status);
        return states.tell(instrument, sequence, timeNs, writer);
    }

    private int operationalHalt() {
        final byte status = flag();
        if (status != 'O' && status != 'N') {
            throw unexpected("operational halt status", status, "O or N");
        }
        if (!isListed()) {
            return 0;
        }
        states.onOperationalHalt(instrument, status == 'O');
        return states.tell(instrument, sequence, timeNs, writer);
    }

    private int trade() {
        final long price = positivePrice(PRICE_OFFSET);
        final boolean isCross = (flag() & SINGLE_PRICE_CROSS) != 0;
        writer.orderBookEvent(
                instrument,
                sequence,
                !isInTransition(),
                timeNs,
                isCross ? BookAction.CROSS : BookAction.TRADE,
                Side.NONE,
                Prices.NO_ORDER_ID,
                Prices.NO_ORDER_ID,
                price,
                positiveQty(SIZE_OFFSET));
        return 1;
    }

    private int officialPrice() {
        final byte kind = flag();
        if (kind != 'Q' && kind != 'M') {
            throw unexpected("price type", kind, "Q or M");
        }
        writer.statistic(
                instrument,
                sequence,
                timeNs,
                kind == 'Q' ? StatisticKind.OPENING_PRICE : StatisticKind.CLOSING_PRICE,
                price(OFFICIAL_PRICE_OFFSET),
                0);
        return 1;
    }

    private int auctionInformation() {
        final byte side = buffer.getByte(message + AUCTION_SIDE_OFFSET);
        if (side != 'B' && side != 'S' && side != 'N') {
            throw unexpected("imbalance side", side, "B, S or N");
        }
        final long imbalance = qty(AUCTION_IMBALANCE_OFFSET);
        writer.statistic(
                instrument,
                sequence,
                timeNs,
                StatisticKind.AUCTION_IMBALANCE,
                price(AUCTION_REFERENCE_PRICE_OFFSET),
                side == 'S' ? -imbalance : imbalance);
        return 1;
    }

    /** Looks up the symbol of the message; the instrument is listed when it is met for the first time. */
    protected final boolean isListed() {
        final long symbol = i64(SYMBOL_OFFSET);
        instrument = (int) instrumentBySymbol.get(symbol);
        if (instrument == NOT_MET) {
            instrument = meet(symbol);
        }
        if (instrument < 0) {
            notListed++;
        }
        return instrument >= 0;
    }

    private int meet(final long symbol) {
        final byte[] ascii =
                ByteBuffer.allocate(SYMBOL_LENGTH).order(ORDER).putLong(symbol).array();
        final String name = new String(ascii, StandardCharsets.ISO_8859_1).stripTrailing();
        if (name.isEmpty() || !name.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new BadInputException(
                    "symbol '" + name.replaceAll("[^ -~]", "?") + "', expected a name such as ZIEXT");
        }
        final int id = listing.list(name, NasdaqUnits.PRICE_SCALE, 0, 1, 1);
        if (id >= 0) {
            if (id >= units.length) {
                units = Arrays.copyOf(units, Math.max(id + 1, units.length * 2));
            }
            units[id] = new NasdaqUnits(listing.instrument(id));
            states.list(id);
            met.set(id);
            onListed(id);
        }
        instrumentBySymbol.put(symbol, id);
        return id;
    }

    /** A dense id is used for the first time; cold. */
    protected void onListed(final int id) {
        // most protocols keep nothing of an instrument
    }

    protected final byte flag() {
        return buffer.getByte(message + FLAG_OFFSET);
    }

    protected final long i64(final int offset) {
        return buffer.getLong(message + offset, ORDER);
    }

    /** In units of the instrument. */
    protected final long price(final int offset) {
        final long price = i64(offset);
        if (price < 0 || price > NasdaqUnits.MAX_PRICE || !units[instrument].isExact(price)) {
            throw new BadInputException("price " + price + " x 10^-4, expected 0 to " + NasdaqUnits.MAX_PRICE
                    + " and one that the instrument's price scale holds exactly");
        }
        return units[instrument].price(price);
    }

    protected final long positivePrice(final int offset) {
        final long price = price(offset);
        if (price == 0) {
            throw new BadInputException("price 0, expected a positive one");
        }
        return price;
    }

    /** In units of the instrument. */
    protected final long qty(final int offset) {
        return units[instrument].qty(buffer.getInt(message + offset, ORDER) & 0xffff_ffffL);
    }

    protected final long positiveQty(final int offset) {
        final long qty = qty(offset);
        if (qty == 0) {
            throw new BadInputException("size 0, expected a positive one");
        }
        return qty;
    }

    protected static BadInputException unexpected(final String field, final byte code, final String expected) {
        final String shown =
                code > ' ' && code < 127 ? "'" + (char) code + "'" : "0x" + Integer.toHexString(code & 0xff);
        return new BadInputException(field + " " + shown + ", expected " + expected);
    }

    /** Messages of symbols that are not listed. */
    long notListed() {
        return notListed;
    }

    SortedMap<String, Long> countsByType() {
        final SortedMap<String, Long> byType = new TreeMap<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                final IexMessageType type = IexMessageType.ofCode((byte) code);
                byType.put(type == null ? "Unknown0x" + Integer.toHexString(code) : type.title(), counts[code]);
            }
        }
        return byType;
    }
}
