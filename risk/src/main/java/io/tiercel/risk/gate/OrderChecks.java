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
import io.tiercel.risk.limits.RiskConfig;
import io.tiercel.risk.limits.TokenBucket;
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

    private final RiskConfig config;
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
    private final boolean[] isRestricted;

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
        isRestricted = new boolean[instruments.length];
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

    void restrict(final int instrumentId) {
        isRestricted[instrumentId] = true;
    }

    boolean isRestricted(final int instrumentId) {
        return isRestricted[instrumentId];
    }

    void onMarketState(final int instrumentId, final MarketStateCode state) {
        marketStates[instrumentId] = state;
    }

    MarketStateCode marketState(final int instrumentId) {
        return marketStates[instrumentId];
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
        if (isRestricted[instrumentId]) {
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

    private static boolean mayRestInAuction(final OrderRequest request) {
        return request.type == OrderType.LIMIT
                && (request.timeInForce == TimeInForce.GTC || request.timeInForce == TimeInForce.DAY);
    }

    /** 105, 106, 107. A stop counts at its stop price, where it wakes; so does the collar of a stop-limit order. */
    private RejectReason checkSizeAndPrice(final OrderRequest request) {
        final int instrumentId = request.instrumentId;
        if (request.leavesQty > maxOrderQtys[instrumentId]) {
            return RejectReason.MAX_ORDER_QTY;
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

    /** 206, 202, 501, 109, 201. */
    private RejectReason checkExposure(final OrderRequest request) {
        final int instrumentId = request.instrumentId;
        final int side = request.side;
        if (workingOrders.wouldMeetOwn(instrumentId, side, request.price)) {
            return RejectReason.SELF_TRADE;
        }
        if (request.isNew && !request.isLiquidation && workingOrders.count() >= config.maxOpenOrders()) {
            return RejectReason.OPEN_ORDERS;
        }
        if (request.addedQty <= 0) {
            return RejectReason.NONE;
        }
        final long along = Side.sign(side) * account.position(instrumentId);
        final long same = workingOrders.openQty(instrumentId, side);
        final long reducible = Math.max(0, -along - same);
        if (drawdown.isReduceOnly()
                && !request.isLiquidation
                && !isWithin(request, reducible, RejectReason.MAX_DRAWDOWN)) {
            return RejectReason.MAX_DRAWDOWN;
        }
        if (!config.isShortingAllowed()
                && side == Side.SELL
                && !isWithin(request, reducible, RejectReason.SHORTING_OFF)) {
            return RejectReason.SHORTING_OFF;
        }
        final boolean isReducing = request.addedQty <= reducible;
        if (!isReducing && !isWithin(request, maxPositions[instrumentId] - along - same, RejectReason.MAX_POSITION)) {
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

    private static long toLot(final Instrument instrument, final long qty) {
        return qty - qty % instrument.lotSize();
    }
}
