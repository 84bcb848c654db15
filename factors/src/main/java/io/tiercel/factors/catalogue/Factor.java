package io.tiercel.factors.catalogue;

import static io.tiercel.factors.catalogue.FactorSign.BUY_PRESSURE;
import static io.tiercel.factors.catalogue.FactorSign.SIDE;
import static io.tiercel.factors.catalogue.FactorSign.UNSIGNED;
import static io.tiercel.factors.catalogue.FactorUpdate.BOOK;
import static io.tiercel.factors.catalogue.FactorUpdate.BUCKET;
import static io.tiercel.factors.catalogue.FactorUpdate.EVENT;
import static io.tiercel.factors.catalogue.FactorUpdate.MATURED;
import static io.tiercel.factors.catalogue.FactorUpdate.TRADE;

import java.util.List;
import java.util.Optional;

/**
 * The factors, in the order of their columns. Immutable.
 * <p>
 * Symbols of the formulas, all after event i: {@code b_l, B_l, a_l, A_l} price (ticks) and quantity of bid and ask level l, 1 best;
 * {@code m = (a_1 + b_1) / 2} and {@code S = a_1 - b_1} where both sides are present and {@code b_1 < a_1}, else NaN; {@code M} the last
 * defined m (carried); {@code D_i = M_i - M_(i-1)}; {@code r_i = 1e4 ln(M_i / M_(i-1))}; trade: price p, quantity q, aggressor sign s
 * (+1 buy), {@code v = s q} (0 where the event is no trade), {@code U} the carried mid before it. Quantity is in whole units of the
 * instrument (shares, coins). Windows are the defaults; the id keeps the default's number where they are configured otherwise.
 */
public enum Factor {
    /** Best ask minus best bid. */
    SPREAD_TICKS("spread_ticks", "ticks", UNSIGNED, BOOK, 1, "S", "standard"),
    /** Spread relative to the mid. */
    SPREAD_BPS("spread_bps", "bp", UNSIGNED, BOOK, 1, "1e4 S / m", "standard"),
    /** Mid, not carried over invalid books. */
    MID_TICKS("mid_ticks", "ticks", UNSIGNED, BOOK, 1, "m", "standard"),
    /** Quantity-weighted mid minus mid. */
    MICROPRICE_DEV_TICKS(
            "microprice_dev_ticks", "ticks", BUY_PRESSURE, BOOK, 1, "(S/2) (B_1 - A_1) / (B_1 + A_1)", "standard"),
    /** Return of the mid over events. */
    MID_RET_10EV("mid_ret_10ev", "bp", BUY_PRESSURE, EVENT, 1, "1e4 ln(M_i / M_(i-10))", "standard"),
    /** Return of the mid over time; the older mid is the last one at or before {@code t_i - T}. */
    MID_RET_1S("mid_ret_1s", "bp", BUY_PRESSURE, EVENT, 1, "1e4 ln(M_i / M(t_i - 1 s))", "standard"),
    /** What the last trade with a mid before it paid, there and back. */
    EFFECTIVE_SPREAD_TICKS("effective_spread_ticks", "ticks", UNSIGNED, TRADE, 1, "2 s (p - U)", "Huang, Stoll 1997"),
    /** What the other side of the latest matured trade kept. */
    REALISED_SPREAD_20EV(
            "realised_spread_20ev", "ticks", UNSIGNED, MATURED, 1, "2 s_k (p_k - M_(k+20))", "Huang, Stoll 1997"),
    /** How far the mid moved with the latest matured trade; effective = realised + impact. */
    PRICE_IMPACT_20EV(
            "price_impact_20ev", "ticks", UNSIGNED, MATURED, 1, "2 s_k (M_(k+20) - U_k)", "Huang, Stoll 1997"),
    /** Imbalance of the best level; also for locked and crossed books. */
    DEPTH_IMB_1("depth_imb_1", "1", BUY_PRESSURE, BOOK, 1, "(B_1 - A_1) / (B_1 + A_1)", "standard"),
    /** Imbalance of the best five levels. */
    DEPTH_IMB_5("depth_imb_5", "1", BUY_PRESSURE, BOOK, 5, "(SB - SA) / (SB + SA), sums over levels 1..5", "standard"),
    /** Imbalance of the best ten levels, the nearer ones counting more. */
    DEPTH_IMB_W10(
            "depth_imb_w10", "1", BUY_PRESSURE, BOOK, 10, "depth_imb with w_l = exp(-0.5 (l-1)), levels 1..10", "ours"),
    /** Slope of cumulative bid depth on distance from the mid, least squares with intercept. */
    BID_SLOPE_10("bid_slope_10", "shares/tick", SIDE, BOOK, 10, "OLS slope of sum_(k<=l) B_k on m - b_l", "standard"),
    /** Slope of cumulative ask depth on distance from the mid, least squares with intercept. */
    ASK_SLOPE_10("ask_slope_10", "shares/tick", SIDE, BOOK, 10, "OLS slope of sum_(k<=l) A_k on a_l - m", "standard"),
    /** Order flow imbalance of the best level, of this event. */
    OFI_1(
            "ofi_1",
            "shares",
            BUY_PRESSURE,
            EVENT,
            1,
            "e_1; e_l = 1[b>=b'] B - 1[b<=b'] B' - 1[a<=a'] A + 1[a>=a'] A' at level l",
            "Cont, Kukanov, Stoikov 2014"),
    /** Order flow imbalance of the best level over events. */
    OFI_1_SUM_50EV(
            "ofi_1_sum_50ev",
            "shares",
            BUY_PRESSURE,
            EVENT,
            1,
            "sum of e_1 over 50 events",
            "Cont, Kukanov, Stoikov 2014"),
    /** Order flow imbalance of the best level, decaying in time. */
    OFI_1_DECAY_1S("ofi_1_decay_1s", "shares", BUY_PRESSURE, EVENT, 1, "X = X' exp(-1/s dt) + e_1", "ours"),
    /** Order flow imbalance of ten levels, of this event. */
    MLOFI_10("mlofi_10", "shares", BUY_PRESSURE, EVENT, 10, "sum of e_l, levels 1..10", "Xu, Gould, Howison 2019"),
    /** Signed volume of this event. */
    SIGNED_VOL("signed_vol", "shares", BUY_PRESSURE, EVENT, 1, "v", "standard"),
    /** Imbalance of traded volume over trades. */
    TRADE_IMB_VOL_20TR("trade_imb_vol_20tr", "1", BUY_PRESSURE, TRADE, 1, "sum v / sum q over 20 trades", "standard"),
    /** Slope of mid changes on signed volume over events, least squares with intercept. */
    KYLE_LAMBDA_200EV(
            "kyle_lambda_200ev",
            "ticks/share",
            UNSIGNED,
            EVENT,
            1,
            "OLS slope of D_j on v_j over 200 events",
            "Kyle 1985"),
    /** Realised variance of the mid over events. */
    RV_100EV(
            "rv_100ev", "bp^2", UNSIGNED, EVENT, 1, "sum of r_j^2 over 100 events", "Barndorff-Nielsen, Shephard 2002"),
    /** Volume-synchronised probability of informed trading, by true aggressor. */
    VPIN(
            "vpin",
            "1",
            UNSIGNED,
            BUCKET,
            1,
            "sum |Vbuy - Vsell| / (10 V), the last 10 full buckets of V = 200",
            "Easley, Lopez de Prado, O'Hara 2012"),
    /** Imbalance of the exponential kernel sums of buys and of sells. */
    HAWKES_IMB(
            "hawkes_imb",
            "1",
            BUY_PRESSURE,
            EVENT,
            1,
            "(Kb - Ks) / (Kb + Ks), K = sum over trades of exp(-2/s age); 0 where Kb + Ks < 1e-12",
            "Hawkes 1971");

    /** Number of factors. */
    public static final int COUNT = values().length;

    private static final List<Factor> ALL = List.of(values());

    private final String id;
    private final String unit;
    private final FactorSign sign;
    private final FactorUpdate update;
    private final int levels;
    private final String formula;
    private final String source;

    Factor(
            final String id,
            final String unit,
            final FactorSign sign,
            final FactorUpdate update,
            final int levels,
            final String formula,
            final String source) {
        this.id = id;
        this.unit = unit;
        this.sign = sign;
        this.update = update;
        this.levels = levels;
        this.formula = formula;
        this.source = source;
    }

    /**
     * @return all factors by index; immutable.
     */
    public static List<Factor> all() {
        return ALL;
    }

    /**
     * Cold.
     *
     * @param id as {@link #id()} gives it.
     * @return the factor, or empty when there is none of that id.
     */
    public static Optional<Factor> byId(final String id) {
        return ALL.stream().filter(factor -> factor.id.equals(id)).findFirst();
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
        return id;
    }

    /**
     * @return unit of the value; {@code 1} for a plain ratio, shares for whole units of any instrument.
     */
    public String unit() {
        return unit;
    }

    /**
     * @return what the mirrored market does to the value.
     */
    public FactorSign sign() {
        return sign;
    }

    /**
     * @return what can alter the value.
     */
    public FactorUpdate update() {
        return update;
    }

    /**
     * @return book levels per side that the formula reads, 1 to 10.
     */
    public int levels() {
        return levels;
    }

    /**
     * @return the formula, in the symbols of this class's description.
     */
    public String formula() {
        return formula;
    }

    /**
     * @return who published the definition, or {@code ours}.
     */
    public String source() {
        return source;
    }
}
