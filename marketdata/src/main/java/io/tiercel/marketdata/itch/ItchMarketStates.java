package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.protocol.MarketStateCode;
import java.util.Arrays;

/**
 * Market state of each instrument from three sources: market hours, trading action, operational halt of Nasdaq.
 * <p>
 * Owned by the decoder's thread; allocates when an instrument is listed, else nothing. Outside market hours (from the first word on messages or system
 * hours until they begin, and after they end) every instrument is CLOSED. Within them, and in a piece of a day that tells no hours, a halt or
 * a pause is HALT, a quotation period AUCTION, anything else OPEN.
 */
final class ItchMarketStates {
    private enum Hours {
        NOT_TOLD,
        OUTSIDE,
        WITHIN
    }

    private byte[] actions = {};
    private boolean[] isHaltedByVenue = {};
    private Hours hours = Hours.NOT_TOLD;

    /**
     * Makes room for an instrument, which trades until told otherwise. Cold.
     *
     * @param instrument dense id.
     */
    void list(final int instrument) {
        final int before = actions.length;
        if (instrument >= before) {
            actions = Arrays.copyOf(actions, Math.max(instrument + 1, before * 2));
            Arrays.fill(actions, before, actions.length, ItchDescriptor.STATE_TRADING);
            isHaltedByVenue = Arrays.copyOf(isHaltedByVenue, actions.length);
        }
    }

    /**
     * @param eventCode O, S, Q, M, E or C.
     * @return true when the state of all instruments is now another one, or must be told for the first time.
     */
    boolean onSystemEvent(final byte eventCode) {
        final Hours before = hours;
        if (eventCode == ItchDescriptor.START_OF_MARKET_HOURS) {
            hours = Hours.WITHIN;
        } else if (eventCode == ItchDescriptor.END_OF_MARKET_HOURS || hours == Hours.NOT_TOLD) {
            hours = Hours.OUTSIDE;
        }
        return hours != before;
    }

    void onTradingAction(final int instrument, final byte action) {
        actions[instrument] = action;
    }

    void onOperationalHalt(final int instrument, final boolean isHalted) {
        isHaltedByVenue[instrument] = isHalted;
    }

    /**
     * @return state of an instrument with nothing against it.
     */
    MarketStateCode stateOfAll() {
        return hours == Hours.OUTSIDE ? MarketStateCode.CLOSED : MarketStateCode.OPEN;
    }

    MarketStateCode state(final int instrument) {
        if (hours == Hours.OUTSIDE) {
            return MarketStateCode.CLOSED;
        }
        if (isHaltedByVenue[instrument]) {
            return MarketStateCode.HALT;
        }
        return switch (actions[instrument]) {
            case ItchDescriptor.STATE_TRADING -> MarketStateCode.OPEN;
            case ItchDescriptor.STATE_QUOTATION_ONLY -> MarketStateCode.AUCTION;
            default -> MarketStateCode.HALT;
        };
    }
}
