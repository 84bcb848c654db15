package io.tiercel.factors.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * The factors, in the order of their columns. Immutable.
 * <p>
 * Id, formula and all else that is known of a factor stand in one line of {@code factors.tsv} beside this class, in the same order. Symbols of the
 * formulas, all after event i: {@code b_l, B_l, a_l, A_l} price (ticks) and quantity of bid and ask level l, 1 best;
 * {@code m = (a_1 + b_1) / 2} and {@code S = a_1 - b_1} where both sides are present and {@code b_1 < a_1}, else NaN; {@code M} the last
 * defined m (carried); {@code D_i = M_i - M_(i-1)}; {@code r_i = 1e4 ln(M_i / M_(i-1))}; trade: price p, quantity q, aggressor sign s
 * (+1 buy), {@code v = s q} (0 where the event is no trade), {@code U} the carried mid before it. Quantity is in whole units of the
 * instrument (shares, coins). Windows are the defaults; the id keeps the default's number where they are configured otherwise.
 */
public enum Factor {
    SPREAD_TICKS,
    SPREAD_BPS,
    MID_TICKS,
    MICROPRICE_DEV_TICKS,
    MID_RET_10EV,
    MID_RET_1S,
    EFFECTIVE_SPREAD_TICKS,
    REALISED_SPREAD_20EV,
    PRICE_IMPACT_20EV,
    DEPTH_IMB_1,
    DEPTH_IMB_5,
    DEPTH_IMB_W10,
    BID_SLOPE_10,
    ASK_SLOPE_10,
    OFI_1,
    OFI_1_SUM_50EV,
    OFI_1_DECAY_1S,
    MLOFI_10,
    SIGNED_VOL,
    TRADE_IMB_VOL_20TR,
    KYLE_LAMBDA_200EV,
    RV_100EV,
    VPIN,
    HAWKES_IMB,
    MICROPRICE_TICKS,
    MICROPRICE5_DEV_TICKS,
    MID_RET_1EV,
    MID_RET_50EV,
    MID_RET_5S,
    SPREAD_MEAN_100EV,
    SPREAD_Z_100EV,
    SPREAD_TWA_1S,
    EFFECTIVE_SPREAD_VW_20TR,
    REALISED_SPREAD_1S,
    PRICE_IMPACT_1S,
    MID_VWAP_DEV_20TR,
    BID_DEPTH_L1,
    BID_DEPTH_L2,
    BID_DEPTH_L3,
    BID_DEPTH_L4,
    BID_DEPTH_L5,
    BID_DEPTH_L6,
    BID_DEPTH_L7,
    BID_DEPTH_L8,
    BID_DEPTH_L9,
    BID_DEPTH_L10,
    ASK_DEPTH_L1,
    ASK_DEPTH_L2,
    ASK_DEPTH_L3,
    ASK_DEPTH_L4,
    ASK_DEPTH_L5,
    ASK_DEPTH_L6,
    ASK_DEPTH_L7,
    ASK_DEPTH_L8,
    ASK_DEPTH_L9,
    ASK_DEPTH_L10,
    CUM_BID_DEPTH_10,
    CUM_ASK_DEPTH_10,
    DEPTH_IMB_3,
    DEPTH_IMB_10,
    SLOPE_IMB_10,
    BID_CONVEXITY_10,
    ASK_CONVEXITY_10,
    BID_WAP_DIST_10,
    ASK_WAP_DIST_10,
    BID_ENTROPY_10,
    ASK_ENTROPY_10,
    BOOK_ENTROPY_10,
    BID_GAP_1,
    ASK_GAP_1,
    BID_GAP_MEAN_10,
    ASK_GAP_MEAN_10,
    BID_LIQ_25BPS,
    ASK_LIQ_25BPS,
    LIQ_IMB_25BPS,
    SWEEP_COST_BUY_500,
    SWEEP_COST_SELL_500,
    OFI_1_SUM_1S,
    OFI_1_NORM_50EV,
    MLOFI_5,
    MLOFI_10_SUM_50EV,
    MLOFI_10_DECAY_1S,
    MLOFI_10_NORM_50EV,
    SIGNED_VOL_SUM_20TR,
    SIGNED_VOL_DECAY_1S,
    TRADE_IMB_COUNT_20TR,
    TRADE_RUN,
    SWEEP_LEVELS,
    BID_ADD_RATE_5S,
    ASK_ADD_RATE_5S,
    BID_CANCEL_RATE_5S,
    ASK_CANCEL_RATE_5S,
    CANCEL_ADD_RATIO_100EV,
    EXEC_SHARE_100EV,
    ADD_IMB_100EV,
    CANCEL_IMB_100EV,
    REPLENISH_RATIO_100EV,
    BID_QUEUE_DEPLETION,
    ASK_QUEUE_DEPLETION,
    QUEUE_DEPL_IMB_5S,
    HIDDEN_SHARE_20TR,
    AGGRESSOR_SIGN,
    TICK_RULE_SIGN,
    LEE_READY_SIGN,
    KYLE_LAMBDA_20TR,
    OFI_LAMBDA_200EV,
    HASBROUCK_LAMBDA_20TR,
    AMIHUD_20TR,
    ROLL_SPREAD_20TR,
    RV_5S,
    BIPOWER_100EV,
    JUMP_SHARE_100EV,
    RQ_100EV,
    SIGNED_JUMP_100EV,
    TSRV_200EV,
    NOISE_VAR_200EV,
    SIGNATURE_RATIO_200EV,
    MID_AC1_100EV,
    PARKINSON_100EV,
    GARMAN_KLASS_100EV,
    EWMA_VAR,
    MID_REVERSAL_SHARE_200EV,
    VPIN_BUCKET_IMB,
    EVENT_ENTROPY_100EV,
    TRADE_RATE_5S,
    EVENT_RATE_1S,
    TRADE_DUR_MEAN_20TR,
    TRADE_DUR_CV_20TR,
    HAWKES_BUY,
    HAWKES_SELL,
    TRADE_FANO_5S,
    SIGN_PERSIST_20TR,
    SEC_SINCE_TRADE,
    SEC_SINCE_QUOTE_CHANGE,
    BID_AGE_S,
    ASK_AGE_S,
    QUOTE_LIFETIME_LAST_S,
    QUOTE_LIFETIME_MEAN_10;

    /** Number of factors. */
    public static final int COUNT = values().length;

    private static final int FIRST_COUNT = 24;
    private static final List<Factor> ALL = List.of(values());
    private static final List<FactorDescription> DESCRIPTIONS = FactorTable.read(ALL);

    /**
     * @return all factors by index; immutable.
     */
    public static List<Factor> all() {
        return ALL;
    }

    /**
     * @return the 24 factors that a session computes unless it is told otherwise, which are those that the shipped model reads; they are the first
     *     of {@link #all()}.
     */
    public static List<Factor> first24() {
        return ALL.subList(0, FIRST_COUNT);
    }

    /**
     * Cold.
     *
     * @param id as {@link #id()} gives it.
     * @return the factor, or empty when there is none of that id.
     */
    public static Optional<Factor> byId(final String id) {
        return ALL.stream().filter(factor -> factor.id().equals(id)).findFirst();
    }

    private FactorDescription description() {
        return DESCRIPTIONS.get(index());
    }

    /**
     * @return column of the factor, dense from 0.
     */
    @SuppressWarnings("EnumOrdinal") // the column is the place in this list by definition
    public int index() {
        return ordinal();
    }

    /**
     * @return the name that files, expressions and configuration use.
     */
    public String id() {
        return description().id();
    }

    /**
     * @return what it looks at.
     */
    public FactorFamily family() {
        return description().family();
    }

    /**
     * @return what it tells, in a few words.
     */
    public String meaning() {
        return description().meaning();
    }

    /**
     * @return unit of the value; {@code 1} for a plain ratio, shares for whole units of any instrument.
     */
    public String unit() {
        return description().unit();
    }

    /**
     * @return what the mirrored market does to the value.
     */
    public FactorSign sign() {
        return description().sign();
    }

    /**
     * @return what can alter the value.
     */
    public FactorUpdate update() {
        return description().update();
    }

    /**
     * @return what an update costs.
     */
    public FactorCost cost() {
        return description().cost();
    }

    /**
     * @return book levels per side that the formula reads, 1 to 10.
     */
    public int levels() {
        return description().levels();
    }

    /**
     * @return true when it reads kinds of orders, which feeds of levels do not tell: there it is NaN.
     */
    public boolean isNanOnLevelFeeds() {
        return description().isNanOnLevelFeeds();
    }

    /**
     * @return what can be configured about it; immutable.
     */
    public List<FactorParameter> parameters() {
        return description().parameters();
    }

    /**
     * @return what has to come before the first value, and what zero denominators give.
     */
    public String start() {
        return description().start();
    }

    /**
     * @return the formula, in the symbols of this class's description.
     */
    public String formula() {
        return description().formula();
    }

    /**
     * @return who published the definition, or {@code ours}.
     */
    public String source() {
        return description().source();
    }
}
