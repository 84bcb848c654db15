package io.tiercel.marketdata.itch;

import static io.tiercel.marketdata.itch.ItchDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.NasdaqUnits;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MarketStateCode;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Turns Nasdaq TotalView-ITCH 5.0 messages into normalised events.
 * <p>
 * Owned by the ingress thread; allocates nothing while messages are sound, apart from the first word on an instrument. {@link ItchMessageType} and
 * docs/protocol.md list what becomes of each type. Messages of symbols that are not listed are checked and counted, not decoded. An order that
 * the book does not know is no error, and none of this class's business. A message is checked whole before anything of it is written.
 */
public final class ItchDecoder {
    private static final ByteOrder ORDER = ByteOrder.BIG_ENDIAN;
    private static final int TYPES = 1 << 7;
    private static final long UNSIGNED_INT = 0xffff_ffffL;
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long TIMESTAMP = 0xffff_ffff_ffffL;
    private static final byte NASDAQ = 'Q';

    /** From this day on the side of a print against a hidden order is always sent as B and tells nothing. */
    private static final LocalDate TRADE_SIDE_NOT_TOLD = LocalDate.of(2014, 7, 14);

    /** By message type, -1 where there is none: a look instead of a jump that the processor guesses wrong. */
    private static final byte[] LENGTHS = lengths();

    private final Listing listing;
    private final boolean isJoinedLate;
    private final ItchDirectory directory;
    private final ItchMarketStates states = new ItchMarketStates();
    private NasdaqUnits[] units = {};
    private final long midnightNs;
    private final boolean isTradeSideTold;
    private final long[] counts = new long[TYPES];
    private int listed;
    private long notListed;
    private long lastTimestampNs;

    // The message at hand.
    private DirectBuffer buffer;
    private int message;
    private EventWriter writer;
    private long sourceSequence;
    private long eventTimeNs;
    private int instrument;

    /**
     * A decoder of a day that is read from its beginning: a locate that no directory message has announced is an error.
     *
     * @param listing instruments to decode.
     * @param day     that the time stamps count from.
     */
    public ItchDecoder(final Listing listing, final TradingDay day) {
        this(listing, day, false);
    }

    private ItchDecoder(final Listing listing, final TradingDay day, final boolean isJoinedLate) {
        this.listing = listing;
        this.isJoinedLate = isJoinedLate;
        directory = new ItchDirectory(listing);
        midnightNs = day.midnightNs();
        isTradeSideTold = day.date().isBefore(TRADE_SIDE_NOT_TOLD);
    }

    /**
     * A decoder of packets that were captured in the middle of a day: the first message that tells a symbol announces its locate; until one does,
     * the instrument is known as LOCATE- and the number.
     *
     * @param listing instruments to decode.
     * @param day     that the time stamps count from.
     * @return the decoder.
     */
    public static ItchDecoder joinedLate(final Listing listing, final TradingDay day) {
        return new ItchDecoder(listing, day, true);
    }

    /** Dense ids of the instruments that the messages have announced; not a copy. */
    BitSet instruments() {
        return directory.instruments();
    }

    /**
     * Decodes one message.
     *
     * @param buffer         holder of the bytes.
     * @param offset         of the type byte.
     * @param length         of the message.
     * @param sourceSequence message number at the source, from 1.
     * @param writer         where the events go.
     * @return events written: 0 for a message that is not carried or not of a listed symbol.
     * @throws BadInputException what is wrong and what was expected, without a place: the feed knows that. Nothing has been written.
     */
    public int decode(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long sourceSequence,
            final EventWriter writer) {
        final byte type = length > 0 ? buffer.getByte(offset + TYPE_OFFSET) : 0;
        requireLength(type, length);
        this.buffer = buffer;
        this.message = offset;
        this.writer = writer;
        this.sourceSequence = sourceSequence;
        checkTimestamp();
        final int events = decode(type);
        counts[type]++;
        return events;
    }

    private static byte[] lengths() {
        final byte[] lengths = new byte[TYPES];
        for (int type = 0; type < TYPES; type++) {
            lengths[type] = (byte) messageLength((byte) type);
        }
        return lengths;
    }

    /**
     * @param type   first byte of a message.
     * @param length told by its frame.
     * @throws BadInputException when there is no such type, or its length is another.
     */
    static void requireLength(final byte type, final int length) {
        final int expected = type < 0 ? -1 : LENGTHS[type];
        if (expected == length) {
            return;
        }
        if (expected < 0) {
            throw new BadInputException("message type " + name(type) + ", expected one of " + ItchMessageType.codes());
        }
        throw new BadInputException("length " + length + " of message type " + name(type) + ", expected " + expected);
    }

    private static String name(final byte code) {
        return code > ' ' && code < 127 ? "'" + (char) code + "'" : "0x" + Integer.toHexString(code & 0xff);
    }

    private void checkTimestamp() {
        // the two bytes before it are read along: one look instead of two
        final long timestampNs = u64(TIMESTAMP_OFFSET - Short.BYTES) & TIMESTAMP;
        if (timestampNs >= NS_PER_DAY) {
            throw new BadInputException("time stamp " + timestampNs + " ns, expected below " + NS_PER_DAY);
        }
        if (timestampNs < lastTimestampNs) {
            throw new BadInputException("time stamp " + timestampNs + " ns runs back behind " + lastTimestampNs
                    + " ns, expected messages in order of time");
        }
        lastTimestampNs = timestampNs;
        eventTimeNs = midnightNs + timestampNs;
    }

    private int decode(final byte type) {
        return switch (type) {
            case SYSTEM_EVENT -> systemEvent();
            case STOCK_DIRECTORY -> stockDirectory();
            case TRADING_ACTION -> tradingAction();
            case OPERATIONAL_HALT -> operationalHalt();
            case ADD_ORDER, ADD_ORDER_ATTRIBUTED -> isListed(ADD_ORDER_STOCK_OFFSET) ? addOrder() : 0;
            case ORDER_EXECUTED -> isListed() ? orderExecuted() : 0;
            case ORDER_EXECUTED_WITH_PRICE -> isListed() ? orderExecutedWithPrice() : 0;
            case ORDER_CANCEL -> isListed() ? orderCancel() : 0;
            case ORDER_DELETE -> isListed() ? orderDelete() : 0;
            case ORDER_REPLACE -> isListed() ? orderReplace() : 0;
            case TRADE -> isListed(TRADE_STOCK_OFFSET) ? trade() : 0;
            case CROSS_TRADE -> isListed(CROSS_TRADE_STOCK_OFFSET) ? crossTrade() : 0;
            default -> 0; // ItchMessageType names these and says why they are not carried.
        };
    }

    private int systemEvent() {
        final byte eventCode = buffer.getByte(message + SYSTEM_EVENT_EVENT_CODE_OFFSET);
        switch (eventCode) {
            case START_OF_MESSAGES,
                    START_OF_SYSTEM_HOURS,
                    START_OF_MARKET_HOURS,
                    END_OF_MARKET_HOURS,
                    END_OF_SYSTEM_HOURS,
                    END_OF_MESSAGES -> {
                return states.onSystemEvent(eventCode) ? writeStates() : 0;
            }
            default -> throw unexpected("system event", eventCode, "O, S, Q, M, E or C");
        }
    }

    /** The state of all, then of each instrument that is in another one: a halt outlives the opening. */
    private int writeStates() {
        final MarketStateCode stateOfAll = states.stateOfAll();
        writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, sourceSequence, eventTimeNs, stateOfAll);
        int part = 1;
        for (int i = 0; i < listed; i++) {
            if (states.state(i) != stateOfAll) {
                writer.tradingStatus(i, sourceSequence, part, eventTimeNs, states.state(i));
                part++;
            }
        }
        return part;
    }

    private int stockDirectory() {
        announce(u64(STOCK_DIRECTORY_STOCK_OFFSET));
        return 0;
    }

    private int tradingAction() {
        final byte state = buffer.getByte(message + TRADING_ACTION_STATE_OFFSET);
        if (state != STATE_TRADING && state != STATE_HALTED && state != STATE_PAUSED && state != STATE_QUOTATION_ONLY) {
            throw unexpected("trading state", state, "H, P, Q or T");
        }
        if (!isListed(TRADING_ACTION_STOCK_OFFSET)) {
            return 0;
        }
        states.onTradingAction(instrument, state);
        writer.tradingStatus(instrument, sourceSequence, eventTimeNs, states.state(instrument));
        return 1;
    }

    private int operationalHalt() {
        final byte action = buffer.getByte(message + OPERATIONAL_HALT_ACTION_OFFSET);
        if (action != STATE_HALTED && action != STATE_TRADING) {
            throw unexpected("operational halt", action, "H or T");
        }
        if (!isListed(OPERATIONAL_HALT_STOCK_OFFSET)
                || buffer.getByte(message + OPERATIONAL_HALT_MARKET_CODE_OFFSET) != NASDAQ) {
            return 0;
        }
        states.onOperationalHalt(instrument, action == STATE_HALTED);
        writer.tradingStatus(instrument, sourceSequence, eventTimeNs, states.state(instrument));
        return 1;
    }

    private int addOrder() {
        return write(
                BookAction.ADD,
                side(ADD_ORDER_SIDE_OFFSET),
                reference(ADD_ORDER_REFERENCE_OFFSET),
                Prices.NO_ORDER_ID,
                price(ADD_ORDER_PRICE_OFFSET),
                qty(ADD_ORDER_SHARES_OFFSET));
    }

    private int orderExecuted() {
        return change(BookAction.EXECUTE, Prices.NO_PRICE, qty(ORDER_EXECUTED_SHARES_OFFSET));
    }

    /** Not printable: a cross prints these shares in bulk, so here they leave the book without a trade. */
    private int orderExecutedWithPrice() {
        final byte printable = buffer.getByte(message + ORDER_EXECUTED_WITH_PRICE_PRINTABLE_OFFSET);
        final long price = price(ORDER_EXECUTED_WITH_PRICE_PRICE_OFFSET);
        final long qty = qty(ORDER_EXECUTED_WITH_PRICE_SHARES_OFFSET);
        return switch (printable) {
            case 'Y' -> change(BookAction.EXECUTE, price, qty);
            case 'N' -> change(BookAction.REDUCE, Prices.NO_PRICE, qty);
            default -> throw unexpected("printable", printable, "Y or N");
        };
    }

    private int orderCancel() {
        return change(BookAction.REDUCE, Prices.NO_PRICE, qty(ORDER_CANCEL_SHARES_OFFSET));
    }

    private int orderDelete() {
        return change(BookAction.DELETE, Prices.NO_PRICE, 0);
    }

    private int orderReplace() {
        return write(
                BookAction.REPLACE,
                Side.NONE,
                reference(ORDER_REPLACE_ORIGINAL_REFERENCE_OFFSET),
                reference(ORDER_REPLACE_NEW_REFERENCE_OFFSET),
                price(ORDER_REPLACE_PRICE_OFFSET),
                qty(ORDER_REPLACE_SHARES_OFFSET));
    }

    private int trade() {
        final int side = side(TRADE_SIDE_OFFSET);
        return write(
                BookAction.TRADE,
                isTradeSideTold ? side : Side.NONE,
                Prices.NO_ORDER_ID,
                Prices.NO_ORDER_ID,
                price(TRADE_PRICE_OFFSET),
                qty(TRADE_SHARES_OFFSET));
    }

    /** A cross that matched nothing is sent with no shares: an event without a price. */
    private int crossTrade() {
        final long shares = u64(CROSS_TRADE_SHARES_OFFSET);
        if (shares < 0 || !units[instrument].fits(shares)) {
            throw new BadInputException("shares " + Long.toUnsignedString(shares) + ", expected a number that fits");
        }
        return write(
                BookAction.CROSS,
                Side.NONE,
                Prices.NO_ORDER_ID,
                Prices.NO_ORDER_ID,
                shares == 0 ? Prices.NO_PRICE : price(CROSS_TRADE_PRICE_OFFSET),
                units[instrument].qty(shares));
    }

    /** A change of a resting order that ITCH names by its reference number only, always in the same place. */
    private int change(final BookAction action, final long price, final long qty) {
        return write(action, Side.NONE, reference(ORDER_EXECUTED_REFERENCE_OFFSET), Prices.NO_ORDER_ID, price, qty);
    }

    private int write(
            final BookAction action,
            final int side,
            final long orderId,
            final long newOrderId,
            final long price,
            final long qty) {
        writer.orderBookEvent(instrument, sourceSequence, eventTimeNs, action, side, orderId, newOrderId, price, qty);
        return 1;
    }

    private boolean isListed(final int stockOffset) {
        if (isJoinedLate && !directory.isNamed(locate())) {
            announce(u64(stockOffset));
        }
        final boolean isListed = isListed();
        directory.requireStock(locate(), u64(stockOffset));
        return isListed;
    }

    private boolean isListed() {
        instrument = directory.instrument(locate());
        if (instrument == ItchDirectory.NOT_ANNOUNCED) {
            if (!isJoinedLate) {
                throw new BadInputException("message type " + name(buffer.getByte(message)) + " with locate " + locate()
                        + ", expected a locate that a stock directory message has announced");
            }
            directory.announceByNumber(locate());
            instrument = learn();
        }
        if (instrument == ItchDirectory.NOT_LISTED) {
            notListed++;
        }
        return instrument >= 0;
    }

    private void announce(final long stock) {
        directory.announce(locate(), stock);
        learn();
    }

    /** Units and market state of the instrument that the locate stands for. */
    private int learn() {
        final int id = directory.instrument(locate());
        if (id >= 0) {
            if (id >= units.length) {
                units = Arrays.copyOf(units, Math.max(id + 1, units.length * 2));
            }
            if (units[id] == null) {
                units[id] = new NasdaqUnits(listing.instrument(id));
                states.list(id);
                listed = Math.max(listed, id + 1);
            }
        }
        return id;
    }

    private int locate() {
        return buffer.getShort(message + LOCATE_OFFSET, ORDER) & 0xffff;
    }

    private long u32(final int offset) {
        return buffer.getInt(message + offset, ORDER) & UNSIGNED_INT;
    }

    private long u64(final int offset) {
        return buffer.getLong(message + offset, ORDER);
    }

    private long reference(final int offset) {
        final long reference = u64(offset);
        if (reference <= 0) {
            throw new BadInputException(
                    "order reference number " + Long.toUnsignedString(reference) + ", expected 1 to " + Long.MAX_VALUE);
        }
        return reference;
    }

    private long qty(final int offset) {
        final long shares = u32(offset);
        if (shares == 0) {
            throw new BadInputException("0 shares, expected a positive number");
        }
        return units[instrument].qty(shares);
    }

    private long price(final int offset) {
        final long price = u32(offset);
        if (!units[instrument].isExact(price)) {
            throw new BadInputException(
                    "price " + price + " x 10^-4, expected one that the instrument's price scale holds exactly");
        }
        return units[instrument].price(price);
    }

    private int side(final int offset) {
        final byte side = buffer.getByte(message + offset);
        if (side != BUY && side != SELL) {
            throw unexpected("side", side, "B or S");
        }
        return side == BUY ? Side.BUY : Side.SELL;
    }

    private static BadInputException unexpected(final String field, final byte code, final String expected) {
        return new BadInputException(field + " " + name(code) + ", expected " + expected);
    }

    /**
     * @param type a message type.
     * @return messages of that type so far, carried or not.
     */
    public long count(final ItchMessageType type) {
        return counts[type.code()];
    }

    /**
     * @return messages so far by the code of their type, carried or not; cold.
     */
    public SortedMap<String, Long> countsByType() {
        final SortedMap<String, Long> byType = new TreeMap<>();
        for (int code = 0; code < TYPES; code++) {
            if (counts[code] > 0) {
                byType.put(String.valueOf((char) code), counts[code]);
            }
        }
        return byType;
    }

    /**
     * @return time stamp of the last message, nanoseconds since the epoch; empty before the first. Cold.
     */
    public OptionalLong lastTimestampNs() {
        return eventTimeNs == 0 ? OptionalLong.empty() : OptionalLong.of(eventTimeNs);
    }

    /**
     * @return messages so far about symbols that are not listed; the types that are not carried do not count here.
     */
    public long notListed() {
        return notListed;
    }
}
