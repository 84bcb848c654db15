package io.tiercel.risk.gate;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.account.Notional;
import io.tiercel.risk.account.Products;
import io.tiercel.risk.killswitch.DrawdownMonitor;
import io.tiercel.risk.killswitch.KillSwitch;
import io.tiercel.risk.limits.InstrumentRisk;
import io.tiercel.risk.limits.Restriction;
import io.tiercel.risk.limits.RiskConfig;
import io.tiercel.risk.limits.TokenBucket;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.Arrays;

/**
 * The checks of an order, in their order; the first that fails decides, a check that clips hands the smaller quantity to those after it.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. Integers and products only: nothing is divided or rounded before a comparison.
 * A quantity is at most 2^61 once it has passed 105, and so are a position and the open quantity of a side, so their sums fit.
 */
final class OrderChecks {
    private static final long ALL_BPS = 10_000;
    private static final long MAX_QTY = 1L << 61;
    private static final long MILLION = 1_000_000;
    private static final long UNKNOWN_VOLUME = -1;

    private final transient RiskConfig config;
    private final Instrument[] instruments;
    private final Account account;
    private final PooledWorkingOrders workingOrders;
    private final KillSwitch killSwitch;
    private final DrawdownMonitor drawdown;
    private final TokenBucket orderRate;
    private final long[] maxOrderQtys;
    private final long[] maxPositions;
    private final MarketStateCode[] marketStates;
    private final long[] lastDataNs;
    private final boolean[] isBookStale;
    private final Restriction[] restrictions;
    private final long[] averageDailyQtys;
    private final ClientOrderIds clientOrderIds = new ClientOrderIds();
    private final PortfolioChecks portfolio;
    private RejectReason reduceOnlyReason = RejectReason.NONE;

    OrderChecks(
            final InstrumentRegistry registry,
            final RiskConfig config,
            final Account account,
            final PooledWorkingOrders workingOrders,
            final KillSwitch killSwitch,
            final DrawdownMonitor drawdown,
            final TokenBucket orderRate) {
        this.config = config;
        this.account = account;
        this.workingOrders = workingOrders;
        this.killSwitch = killSwitch;
        this.drawdown = drawdown;
        this.orderRate = orderRate;
        instruments = registry.all().toArray(Instrument[]::new);
        maxOrderQtys = new long[instruments.length];
        maxPositions = new long[instruments.length];
        for (final Instrument instrument : instruments) {
            maxOrderQtys[instrument.id()] = qty("maxOrderUnits", config.maxOrderUnits(), instrument);
            maxPositions[instrument.id()] = qty("maxPositionUnits", config.maxPositionUnits(), instrument);
        }
        marketStates = new MarketStateCode[instruments.length];
        Arrays.fill(marketStates, MarketStateCode.OPEN);
        lastDataNs = new long[instruments.length];
        Arrays.fill(lastDataNs, Prices.NO_TIMESTAMP);
        isBookStale = new boolean[instruments.length];
        restrictions = new Restriction[instruments.length];
        averageDailyQtys = new long[instruments.length];
        for (final Instrument instrument : instruments) {
            final InstrumentRisk known = config.instrument(instrument.symbol());
            restrictions[instrument.id()] = known.restriction();
            averageDailyQtys[instrument.id()] = known.averageDailyUnits().isOn()
                    ? qty("averageDailyUnits", known.averageDailyUnits().value(), instrument)
                    : UNKNOWN_VOLUME;
        }
        portfolio = new PortfolioChecks(registry, config, account, workingOrders);
    }

    private static long qty(final String key, final long units, final Instrument instrument) {
        final long scale = Notional.powerOfTen(instrument.qtyScale());
        if (units > MAX_QTY / scale) {
            throw new BadInputException("risk: " + key + " = " + units + ", expected at most " + MAX_QTY / scale
                    + " for " + instrument.symbol() + " with its quantity scale of " + instrument.qtyScale());
        }
        return units * scale;
    }

    void onMarketData(final int instrumentId, final long nowNs) {
        lastDataNs[instrumentId] = nowNs;
    }

    /** True when that is a change. */
    boolean onBookStale(final int instrumentId, final boolean isStale) {
        final boolean isChange = isBookStale[instrumentId] != isStale;
        isBookStale[instrumentId] = isStale;
        return isChange;
    }

    boolean isBookStale(final int instrumentId) {
        return isBookStale[instrumentId];
    }

    void restrict(final int instrumentId, final Restriction restriction) {
        restrictions[instrumentId] = restriction;
    }

    Restriction restriction(final int instrumentId) {
        return restrictions[instrumentId];
    }

    PortfolioChecks portfolio() {
        return portfolio;
    }

    ClientOrderIds clientOrderIds() {
        return clientOrderIds;
    }

    /** From now on, and whatever the drawdown, only reducing orders pass; NONE for all. */
    void reduceOnly(final RejectReason reason) {
        reduceOnlyReason = reason;
    }

    RejectReason reduceOnlyReason() {
        return reduceOnlyReason;
    }

    /** Every id may be used again but those of open orders. */
    void startDay() {
        clientOrderIds.clear();
        workingOrders.addClientOrderIds(clientOrderIds);
    }

    void onMarketState(final int instrumentId, final MarketStateCode state) {
        marketStates[instrumentId] = state;
    }

    MarketStateCode marketState(final int instrumentId) {
        return marketStates[instrumentId];
    }

    /** Whether an instrument with a position has been without data for too long while its market is open. */
    boolean isGap(final int instrumentId, final long nowNs) {
        return config.maxFeedGapNs().isOn()
                && lastDataNs[instrumentId] != Prices.NO_TIMESTAMP
                && nowNs - lastDataNs[instrumentId] > config.maxFeedGapNs().value()
                && marketStates[instrumentId] == MarketStateCode.OPEN
                && account.position(instrumentId) != 0;
    }

    boolean hasGap(final long nowNs) {
        for (int i = 0; i < lastDataNs.length; i++) {
            if (isGap(i, nowNs)) {
                return true;
            }
        }
        return false;
    }

    boolean isDataOld(final int instrumentId, final long nowNs) {
        final long dataNs = lastDataNs[instrumentId];
        return dataNs != Prices.NO_TIMESTAMP && nowNs - dataNs > config.maxDataAgeNs();
    }

    long lastDataNs(final int instrumentId) {
        return lastDataNs[instrumentId];
    }

    /** Largest order, in lots and quantity units, that is not too large and not worth too much at the mark; 0 when not even one lot passes. */
    long largestPassing(final int instrumentId, final long wantedQty) {
        final Instrument instrument = instruments[instrumentId];
        final long markTwice = account.markTwice(instrumentId);
        long qty = toLot(instrument, Math.min(wantedQty, maxOrderQtys[instrumentId]));
        while (qty > 0 && isFatFinger(instrumentId, qty)) {
            qty = toLot(instrument, qty / 2);
        }
        if (markTwice != Prices.NO_PRICE) {
            while (qty > 0 && Notional.exceeds(instrument, markTwice, qty, config.maxOrderNotionalMicros())) {
                qty = toLot(instrument, qty / 2);
            }
        }
        return qty;
    }

    /** First failing check or {@code NONE}; the request holds what is left of its quantity. */
    RejectReason check(final OrderRequest request, final long nowNs) {
        if (killSwitch.isTripped() && !request.isLiquidation) {
            return RejectReason.KILL_SWITCH;
        }
        if (request.instrumentId < 0 || request.instrumentId >= instruments.length) {
            return RejectReason.UNKNOWN_INSTRUMENT;
        }
        if (!isValid(request)) {
            return RejectReason.INVALID_ORDER;
        }
        if (request.isNew
                && request.clientOrderId != OrderIntent.NO_CLIENT_ORDER_ID
                && clientOrderIds.contains(request.clientOrderId)) {
            return RejectReason.DUPLICATE_CLIENT_ID;
        }
        RejectReason reason = checkMarket(request, nowNs);
        if (reason == RejectReason.NONE) {
            reason = checkSizeAndPrice(request);
        }
        if (reason == RejectReason.NONE) {
            reason = checkExposure(request);
        }
        if (reason == RejectReason.NONE && !request.isLiquidation && !orderRate.take(nowNs)) {
            reason = RejectReason.ORDER_RATE;
        }
        return reason;
    }

    /** 101, which a replace that only lowers the quantity has to pass too. */
    boolean isValid(final OrderRequest request) {
        final Instrument instrument = instruments[request.instrumentId];
        if (request.side != Side.BUY && request.side != Side.SELL) {
            return false;
        }
        if (request.leavesQty % instrument.lotSize() != 0 || (request.isNew && request.leavesQty <= 0)) {
            return false;
        }
        return switch (request.type) {
            case LIMIT -> isPrice(instrument, request.price);
            case MARKET -> request.price == Prices.NO_PRICE;
            case STOP -> request.price == Prices.NO_PRICE && isPrice(instrument, request.stopPrice);
            case STOP_LIMIT -> isPrice(instrument, request.price) && isPrice(instrument, request.stopPrice);
        };
    }

    private static boolean isPrice(final Instrument instrument, final long price) {
        return price >= -Notional.MAX_PRICE && price <= Notional.MAX_PRICE && price % instrument.tickSize() == 0;
    }

    /** 103, 401, 402, 403. */
    private RejectReason checkMarket(final OrderRequest request, final long nowNs) {
        final int instrumentId = request.instrumentId;
        if (restrictions[instrumentId] != Restriction.NO && !mayTradeRestricted(request)) {
            return RejectReason.RESTRICTED;
        }
        final MarketStateCode state = marketStates[instrumentId];
        if (state != MarketStateCode.OPEN && !(state == MarketStateCode.AUCTION && mayRestInAuction(request))) {
            return RejectReason.MARKET_STATE;
        }
        final long dataNs = lastDataNs[instrumentId];
        if (isBookStale[instrumentId] || dataNs == Prices.NO_TIMESTAMP || nowNs - dataNs > config.maxDataAgeNs()) {
            return RejectReason.STALE_DATA;
        }
        return account.markTwice(instrumentId) == Prices.NO_PRICE ? RejectReason.NO_REFERENCE : RejectReason.NONE;
    }

    private boolean mayTradeRestricted(final OrderRequest request) {
        return restrictions[request.instrumentId] == Restriction.REDUCE_ONLY
                && request.addedQty <= reducible(request.instrumentId, request.side);
    }

    /** What an order of that side may have so that it and those open there only reduce the position. */
    private long reducible(final int instrumentId, final int side) {
        return Math.max(
                0, -Side.sign(side) * account.position(instrumentId) - workingOrders.openQty(instrumentId, side));
    }

    private static boolean mayRestInAuction(final OrderRequest request) {
        return request.type == OrderType.LIMIT
                && (request.timeInForce == TimeInForce.GTC || request.timeInForce == TimeInForce.DAY);
    }

    private boolean isFatFinger(final int instrumentId, final long qty) {
        return config.maxOrderAdvPpm().isOn()
                && averageDailyQtys[instrumentId] != UNKNOWN_VOLUME
                && Products.compare(qty, MILLION, config.maxOrderAdvPpm().value(), averageDailyQtys[instrumentId]) > 0;
    }

    /** 105, 108, 106, 107. A stop counts at its stop price, where it wakes; so does the collar of a stop-limit order. */
    private RejectReason checkSizeAndPrice(final OrderRequest request) {
        final int instrumentId = request.instrumentId;
        if (request.leavesQty > maxOrderQtys[instrumentId]) {
            return RejectReason.MAX_ORDER_QTY;
        }
        if (isFatFinger(instrumentId, request.leavesQty)) {
            return RejectReason.FAT_FINGER;
        }
        final boolean hasLimit = request.price != Prices.NO_PRICE;
        final long wakingTwice =
                request.stopPrice != Prices.NO_PRICE ? 2 * request.stopPrice : account.markTwice(instrumentId);
        final long priceTwice = hasLimit ? 2 * request.price : wakingTwice;
        if (Notional.exceeds(
                instruments[instrumentId], priceTwice, request.leavesQty, config.maxOrderNotionalMicros())) {
            return RejectReason.MAX_ORDER_NOTIONAL;
        }
        if (hasLimit) {
            final long beyondTwice = request.side == Side.BUY ? priceTwice - wakingTwice : wakingTwice - priceTwice;
            if (Products.compare(beyondTwice, ALL_BPS, config.collarBps(), Math.abs(wakingTwice)) > 0) {
                return RejectReason.PRICE_COLLAR;
            }
        }
        return RejectReason.NONE;
    }

    /** 206, 202, those of the position, those of the portfolio. */
    private RejectReason checkExposure(final OrderRequest request) {
        final int instrumentId = request.instrumentId;
        final int side = request.side;
        if (workingOrders.wouldMeetOwn(instrumentId, side, request.price)) {
            return RejectReason.SELF_TRADE;
        }
        if (request.isNew && !request.isLiquidation && workingOrders.count() >= config.maxOpenOrders()) {
            return RejectReason.OPEN_ORDERS;
        }
        final long along = Side.sign(side) * account.position(instrumentId);
        final long same = workingOrders.openQty(instrumentId, side);
        if (request.addedQty > 0) {
            final RejectReason reason = checkPosition(request, along, same);
            if (reason != RejectReason.NONE) {
                return reason;
            }
        }
        return portfolio.check(request, along, same);
    }

    /** 501 or 502, 109, 201. */
    private RejectReason checkPosition(final OrderRequest request, final long along, final long same) {
        final long reducible = Math.max(0, -along - same);
        final RejectReason reduceOnly = drawdown.isReduceOnly() ? RejectReason.MAX_DRAWDOWN : reduceOnlyReason;
        if (reduceOnly != RejectReason.NONE && !request.isLiquidation && !isWithin(request, reducible, reduceOnly)) {
            return reduceOnly;
        }
        if (!config.isShortingAllowed()
                && request.side == Side.SELL
                && !isWithin(request, reducible, RejectReason.SHORTING_OFF)) {
            return RejectReason.SHORTING_OFF;
        }
        if (request.addedQty > reducible
                && !isWithin(request, maxPositions[request.instrumentId] - along - same, RejectReason.MAX_POSITION)) {
            return RejectReason.MAX_POSITION;
        }
        return RejectReason.NONE;
    }

    /** Clips to what is left, rounded down to the lot; false when that is nothing. */
    private boolean isWithin(final OrderRequest request, final long room, final RejectReason reason) {
        if (request.addedQty > room) {
            request.clip(toLot(instruments[request.instrumentId], Math.max(0, room)), reason);
        }
        return request.addedQty > 0;
    }

    long stateDigest() {
        long digest = StateHash.mix(StateHash.START, clientOrderIds.stateDigest());
        digest = StateHash.mix(digest, reduceOnlyReason.code());
        return StateHash.mix(digest, portfolio.stateDigest());
    }

    private static long toLot(final Instrument instrument, final long qty) {
        return qty - qty % instrument.lotSize();
    }
}
