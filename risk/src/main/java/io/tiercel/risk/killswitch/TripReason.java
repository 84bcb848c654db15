package io.tiercel.risk.killswitch;

import java.util.Arrays;
import java.util.Optional;

/** Why the kill switch tripped. Codes are stable and stand in journals and reports beside those of {@code RejectReason}. */
public enum TripReason {
    /** The operator's word. */
    OPERATOR(901, 1),
    /** Equity fell from its peak by the limit or more. */
    BREACH(501, 1 << 1),
    /** Equity fell since the start of the day by the limit or more. */
    DAILY_LOSS(502, 1 << 2),
    /** A strategy asked for it. */
    STRATEGY(902, 1 << 3),
    /** An unexpected exception in a handler. */
    HANDLER_EXCEPTION(903, 1 << 4),
    /** The journal could not be written, or there is no room left for it. */
    JOURNAL_FAILURE(904, 1 << 5),
    /** The venue refused too many requests in too short a time. */
    REJECT_RATE(905, 1 << 6),
    /** The feed cannot be read any further. */
    FEED_FAILURE(906, 1 << 7),
    /** An instrument with a position had no data for too long while its market was open. */
    FEED_GAP(907, 1 << 8),
    /** A second core made other outputs of the same inputs. */
    CORE_DIFFERENT(908, 1 << 9);

    private final int code;
    private final int bit;

    TripReason(final int code, final int bit) {
        this.code = code;
        this.bit = bit;
    }

    /**
     * @return stable number.
     */
    public int code() {
        return code;
    }

    /**
     * @param code stable number.
     * @return its reason; empty when it is none.
     */
    public static Optional<TripReason> ofCode(final int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }

    /** Its place in a set of reasons. */
    int bit() {
        return bit;
    }
}
