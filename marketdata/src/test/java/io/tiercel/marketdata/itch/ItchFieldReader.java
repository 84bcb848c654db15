package io.tiercel.marketdata.itch;

import static io.tiercel.marketdata.itch.ItchDescriptor.*;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/** Every field of a message as one line of text, read at the offsets of {@link ItchDescriptor}. */
final class ItchFieldReader {
    private final DirectBuffer buffer;
    private final int message;
    private final StringBuilder line = new StringBuilder();

    ItchFieldReader(final DirectBuffer buffer, final int message) {
        this.buffer = buffer;
        this.message = message;
    }

    String line() {
        final char type = (char) buffer.getByte(message + TYPE_OFFSET);
        line.append(type);
        number("locate", LOCATE_OFFSET, 2)
                .number("tracking", TRACKING_OFFSET, 2)
                .number("time", TIMESTAMP_OFFSET, 6);
        switch (type) {
            case 'S' -> text("event", SYSTEM_EVENT_EVENT_CODE_OFFSET, 1);
            case 'A' -> add();
            case 'F' -> add().text("mpid", ADD_ORDER_ATTRIBUTED_ATTRIBUTION_OFFSET, 4);
            case 'E' ->
                number("ref", ORDER_EXECUTED_REFERENCE_OFFSET, 8)
                        .number("shares", ORDER_EXECUTED_SHARES_OFFSET, 4)
                        .number("match", ORDER_EXECUTED_MATCH_NUMBER_OFFSET, 8);
            case 'C' ->
                number("ref", ORDER_EXECUTED_WITH_PRICE_REFERENCE_OFFSET, 8)
                        .number("shares", ORDER_EXECUTED_WITH_PRICE_SHARES_OFFSET, 4)
                        .number("match", ORDER_EXECUTED_WITH_PRICE_MATCH_NUMBER_OFFSET, 8)
                        .text("printable", ORDER_EXECUTED_WITH_PRICE_PRINTABLE_OFFSET, 1)
                        .number("price", ORDER_EXECUTED_WITH_PRICE_PRICE_OFFSET, 4);
            case 'X' -> number("ref", ORDER_CANCEL_REFERENCE_OFFSET, 8).number("shares", ORDER_CANCEL_SHARES_OFFSET, 4);
            case 'D' -> number("ref", ORDER_DELETE_REFERENCE_OFFSET, 8);
            case 'U' ->
                number("ref", ORDER_REPLACE_ORIGINAL_REFERENCE_OFFSET, 8)
                        .number("new", ORDER_REPLACE_NEW_REFERENCE_OFFSET, 8)
                        .number("shares", ORDER_REPLACE_SHARES_OFFSET, 4)
                        .number("price", ORDER_REPLACE_PRICE_OFFSET, 4);
            case 'P' ->
                number("ref", TRADE_REFERENCE_OFFSET, 8)
                        .text("side", TRADE_SIDE_OFFSET, 1)
                        .number("shares", TRADE_SHARES_OFFSET, 4)
                        .text("stock", TRADE_STOCK_OFFSET, 8)
                        .number("price", TRADE_PRICE_OFFSET, 4)
                        .number("match", TRADE_MATCH_NUMBER_OFFSET, 8);
            default -> rarer(type);
        }
        return line.toString();
    }

    private ItchFieldReader add() {
        return number("ref", ADD_ORDER_REFERENCE_OFFSET, 8)
                .text("side", ADD_ORDER_SIDE_OFFSET, 1)
                .number("shares", ADD_ORDER_SHARES_OFFSET, 4)
                .text("stock", ADD_ORDER_STOCK_OFFSET, 8)
                .number("price", ADD_ORDER_PRICE_OFFSET, 4);
    }

    private void rarer(final char type) {
        switch (type) {
            case 'Q' ->
                number("shares", CROSS_TRADE_SHARES_OFFSET, 8)
                        .text("stock", CROSS_TRADE_STOCK_OFFSET, 8)
                        .number("price", CROSS_TRADE_PRICE_OFFSET, 4)
                        .number("match", CROSS_TRADE_MATCH_NUMBER_OFFSET, 8)
                        .text("cross", CROSS_TRADE_CROSS_TYPE_OFFSET, 1);
            case 'H' ->
                text("stock", TRADING_ACTION_STOCK_OFFSET, 8)
                        .text("state", TRADING_ACTION_STATE_OFFSET, 1)
                        .text("reserved", TRADING_ACTION_RESERVED_OFFSET, 1)
                        .text("reason", TRADING_ACTION_REASON_OFFSET, 4);
            case 'Y' -> text("stock", REG_SHO_STOCK_OFFSET, 8).text("action", REG_SHO_ACTION_OFFSET, 1);
            case 'L' ->
                text("mpid", PARTICIPANT_POSITION_MPID_OFFSET, 4)
                        .text("stock", PARTICIPANT_POSITION_STOCK_OFFSET, 8)
                        .text("primary", PARTICIPANT_POSITION_PRIMARY_MARKET_MAKER_OFFSET, 1)
                        .text("mode", PARTICIPANT_POSITION_MARKET_MAKER_MODE_OFFSET, 1)
                        .text("state", PARTICIPANT_POSITION_STATE_OFFSET, 1);
            case 'J' ->
                text("stock", LULD_AUCTION_COLLAR_STOCK_OFFSET, 8)
                        .number("reference", LULD_AUCTION_COLLAR_REFERENCE_PRICE_OFFSET, 4)
                        .number("upper", LULD_AUCTION_COLLAR_UPPER_PRICE_OFFSET, 4)
                        .number("lower", LULD_AUCTION_COLLAR_LOWER_PRICE_OFFSET, 4)
                        .number("extension", LULD_AUCTION_COLLAR_EXTENSION_OFFSET, 4);
            case 'I' ->
                number("paired", ORDER_IMBALANCE_PAIRED_SHARES_OFFSET, 8)
                        .number("imbalance", ORDER_IMBALANCE_IMBALANCE_SHARES_OFFSET, 8)
                        .text("direction", ORDER_IMBALANCE_DIRECTION_OFFSET, 1)
                        .text("stock", ORDER_IMBALANCE_STOCK_OFFSET, 8)
                        .number("far", ORDER_IMBALANCE_FAR_PRICE_OFFSET, 4)
                        .number("near", ORDER_IMBALANCE_NEAR_PRICE_OFFSET, 4)
                        .number("reference", ORDER_IMBALANCE_REFERENCE_PRICE_OFFSET, 4)
                        .text("cross", ORDER_IMBALANCE_CROSS_TYPE_OFFSET, 1)
                        .text("variation", ORDER_IMBALANCE_PRICE_VARIATION_OFFSET, 1);
            default -> throw new AssertionError("type " + type);
        }
    }

    private ItchFieldReader number(final String name, final int offset, final int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (buffer.getByte(message + offset + i) & 0xff);
        }
        line.append(' ').append(name).append('=').append(value);
        return this;
    }

    private ItchFieldReader text(final String name, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(message + offset, bytes);
        line.append(' ').append(name).append('=').append(new String(bytes, StandardCharsets.US_ASCII));
        return this;
    }
}
