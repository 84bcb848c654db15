package io.tiercel.marketdata.iex;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.protocol.MarketStateCode;
import java.util.Arrays;

/**
 * Market state of each instrument from three sources: regular hours, trading status, operational halt. Told when it changes, not each time that the
 * exchange repeats it.
 * <p>
 * Owned by the decoder's thread; allocates when an instrument is listed, else nothing. As with ITCH: outside regular hours every instrument is CLOSED;
 * within them, and in a piece of a day that tells no hours, a halt or a pause is HALT, order acceptance AUCTION, trading OPEN.
 */
final class IexMarketStates {
    private static final byte TRADING = 'T';
    private static final byte ORDER_ACCEPTANCE = 'O';
    private static final byte START_OF_REGULAR_HOURS = 'R';
    private static final byte END_OF_REGULAR_HOURS = 'M';

    private byte[] statuses = {};
    private boolean[] isHalted = {};
    private MarketStateCode[] told = {};
    private boolean areHoursTold;
    private boolean isOutside;
    private int listed;

    void list(final int instrument) {
        final int before = statuses.length;
        if (instrument >= before) {
            statuses = Arrays.copyOf(statuses, Math.max(instrument + 1, before * 2));
            Arrays.fill(statuses, before, statuses.length, TRADING);
            isHalted = Arrays.copyOf(isHalted, statuses.length);
            told = Arrays.copyOf(told, statuses.length);
        }
        listed = Math.max(listed, instrument + 1);
    }

    /** Everything is as at the start of a day. */
    void clear() {
        Arrays.fill(statuses, TRADING);
        Arrays.fill(isHalted, false);
        Arrays.fill(told, null);
        areHoursTold = false;
        isOutside = false;
    }

    int onSystemEvent(final byte event, final long sequence, final long timeNs, final EventWriter writer) {
        final boolean wasTold = areHoursTold;
        final boolean wasOutside = isOutside;
        areHoursTold = true;
        if (event == START_OF_REGULAR_HOURS) {
            isOutside = false;
        } else if (event == END_OF_REGULAR_HOURS || !wasTold) {
            isOutside = true;
        }
        if (wasTold && wasOutside == isOutside) {
            return 0;
        }
        final MarketStateCode ofAll = isOutside ? MarketStateCode.CLOSED : MarketStateCode.OPEN;
        writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, sequence, timeNs, ofAll);
        int part = 1;
        for (int i = 0; i < listed; i++) {
            told[i] = state(i);
            if (told[i] != ofAll) {
                writer.tradingStatus(i, sequence, part, timeNs, told[i]);
                part++;
            }
        }
        return part;
    }

    void onTradingStatus(final int instrument, final byte status) {
        statuses[instrument] = status;
    }

    void onOperationalHalt(final int instrument, final boolean isHaltedNow) {
        isHalted[instrument] = isHaltedNow;
    }

    /** Writes the state of an instrument unless it is what was told last. */
    int tell(final int instrument, final long sequence, final long timeNs, final EventWriter writer) {
        final MarketStateCode state = state(instrument);
        if (state == told[instrument]) {
            return 0;
        }
        told[instrument] = state;
        writer.tradingStatus(instrument, sequence, timeNs, state);
        return 1;
    }

    private MarketStateCode state(final int instrument) {
        if (isOutside) {
            return MarketStateCode.CLOSED;
        }
        if (isHalted[instrument]) {
            return MarketStateCode.HALT;
        }
        return switch (statuses[instrument]) {
            case TRADING -> MarketStateCode.OPEN;
            case ORDER_ACCEPTANCE -> MarketStateCode.AUCTION;
            default -> MarketStateCode.HALT;
        };
    }
}
