package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.account.Exposures;
import io.tiercel.risk.account.MoneyScale;
import io.tiercel.risk.account.WideMoney;
import io.tiercel.risk.limits.InstrumentRisk;
import io.tiercel.risk.limits.PortfolioLimits;
import io.tiercel.risk.limits.RiskConfig;
import io.tiercel.risk.portfolio.DailyCorrelations;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.RejectReason;
import java.util.ArrayList;
import java.util.List;

/**
 * The checks of an order against everything that is held and open: 503, 504, 203, 204, 205, 505, 506, in this order.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. Each check but the last is of one form: what is left of the limit, in exact units of
 * 128 bits, has room for so many times the value of one quantity unit. The sums are kept up to date by fills, marks and reports, so an order costs the
 * same with 10 instruments as with 500; only 506 looks at every held instrument, once after a position began, ended or turned.
 */
final class PortfolioChecks {
    private static final long ONE_PPB = 1_000_000_000L;
    private static final double PPM = 1_000_000;

    private final Account account;
    private final PooledWorkingOrders workingOrders;
    private final transient Instrument[] instruments;
    private final transient PortfolioLimits limits;
    private final transient MoneyScale scale;
    private final double correlationCap;
    private final Exposures exposures;
    private final DailyCorrelations correlations;
    private final WideMoney tradedToday = new WideMoney();
    private long dayStartEquityMicros;

    private final transient WideMoney unit = new WideMoney();
    private final transient WideMoney room = new WideMoney();
    private final transient WideMoney scratch = new WideMoney();

    PortfolioChecks(
            final InstrumentRegistry registry,
            final RiskConfig config,
            final Account account,
            final PooledWorkingOrders workingOrders) {
        this.account = account;
        this.workingOrders = workingOrders;
        instruments = registry.all().toArray(Instrument[]::new);
        limits = config.portfolio();
        final boolean isValued = limits.hasExposureLimit()
                || limits.hasCashLimit()
                || limits.dailyTurnoverBps().isOn();
        scale = isValued ? new MoneyScale(registry, account.currencies()) : null;
        exposures = limits.hasExposureLimit() ? new Exposures(scale, sectors(registry, config)) : null;
        if (exposures != null) {
            account.exposures(exposures);
        }
        if (limits.hasCashLimit() || limits.dailyTurnoverBps().isOn()) {
            workingOrders.countValues(scale);
        }
        correlationCap = limits.correlationCapPpm().value() / PPM;
        correlations = limits.correlationCapPpm().isOn() ? new DailyCorrelations(registry.size()) : null;
        dayStartEquityMicros = account.equityMicros();
        for (int i = 0; i < instruments.length; i++) {
            onPosition(i);
        }
    }

    private static int[] sectors(final InstrumentRegistry registry, final RiskConfig config) {
        final List<String> names = new ArrayList<>();
        final int[] sectors = new int[registry.size()];
        for (final Instrument instrument : registry.all()) {
            final String name = config.instrument(instrument.symbol()).sector();
            if (!name.equals(InstrumentRisk.NO_SECTOR) && !names.contains(name)) {
                names.add(name);
            }
            sectors[instrument.id()] =
                    name.equals(InstrumentRisk.NO_SECTOR) ? Exposures.NO_SECTOR : names.indexOf(name);
        }
        return sectors;
    }

    /** Null when 506 is off. */
    DailyCorrelations correlations() {
        return correlations;
    }

    void onPosition(final int instrumentId) {
        if (correlations != null) {
            correlations.hold(instrumentId, account.position(instrumentId));
        }
    }

    void onTrade(final int instrumentId, final long price, final long qty) {
        if (limits.dailyTurnoverBps().isOn()) {
            tradedToday.add(scale.value(scratch, instrumentId, 2 * price, qty));
        }
    }

    void startDay(final long equityMicros) {
        dayStartEquityMicros = equityMicros;
        tradedToday.set(0);
    }

    void carry(final long dayStartMicros, final long tradedMicros) {
        dayStartEquityMicros = dayStartMicros;
        if (limits.dailyTurnoverBps().isOn()) {
            scale.micros(tradedToday, tradedMicros);
        }
    }

    void shiftDayStart(final long micros) {
        dayStartEquityMicros += micros;
    }

    /**
     * First failing check or {@code NONE}; the request holds what is left of its added quantity.
     *
     * @param along position along the order's side.
     * @param same  open quantity on that side.
     */
    RejectReason check(final OrderRequest request, final long along, final long same) {
        RejectReason reason = RejectReason.NONE;
        if (exposures != null && request.addedQty > 0) {
            reason = checkExposure(request, along, same);
        }
        if (reason == RejectReason.NONE && limits.hasCashLimit() && request.side == Side.BUY) {
            reason = checkCash(request, Math.max(0, -along - same));
        }
        if (reason == RejectReason.NONE && limits.dailyTurnoverBps().isOn() && !request.isLiquidation) {
            reason = checkTurnover(request);
        }
        if (reason == RejectReason.NONE
                && correlations != null
                && request.addedQty > Math.max(0, -along - same)
                && correlations.strongest(request.instrumentId, Side.sign(request.side)) > correlationCap) {
            reason = RejectReason.CORRELATION_CAP;
        }
        return reason;
    }

    /** 503, 504, 203, 204: at the reference. */
    private RejectReason checkExposure(final OrderRequest request, final long along, final long same) {
        final int id = request.instrumentId;
        final long reducible = Math.max(0, -along - same);
        scale.unitValue(unit, id, account.markTwice(id));
        if (limits.singlePositionCapBps().isOn() && request.addedQty > reducible) {
            share(limits.singlePositionCapBps().value());
            if (!isWithin(request, along + same, reducible, RejectReason.SINGLE_POSITION_CAP)) {
                return RejectReason.SINGLE_POSITION_CAP;
            }
        }
        if (limits.sectorCapBps().isOn() && request.addedQty > reducible && exposures.hasSector(id)) {
            share(limits.sectorCapBps().value());
            room.subtract(exposures.sectorOfOthers(scratch, id));
            if (!isWithinBothSides(request, along, same, RejectReason.SECTOR_EXPOSURE)) {
                return RejectReason.SECTOR_EXPOSURE;
            }
        }
        if (limits.maxGrossMicros().isOn() && request.addedQty > reducible) {
            scale.micros(room, limits.maxGrossMicros().value());
            room.subtract(exposures.grossOfOthers(scratch, id));
            if (!isWithinBothSides(request, along, same, RejectReason.GROSS_EXPOSURE)) {
                return RejectReason.GROSS_EXPOSURE;
            }
        }
        if (limits.maxNetMicros().isOn() && request.addedQty > reducible) {
            scale.micros(room, limits.maxNetMicros().value());
            exposures.netOfOthers(scratch, id);
            if (request.side == Side.BUY) {
                room.subtract(scratch);
            } else {
                room.add(scratch);
            }
            if (!isWithin(request, along + same, reducible, RejectReason.NET_EXPOSURE)) {
                return RejectReason.NET_EXPOSURE;
            }
        }
        return RejectReason.NONE;
    }

    private void share(final long bps) {
        scale.share(room, account.equityMicros(), bps);
    }

    /** The greater of both sides' potentials counts: when the other side's alone is too much, nothing more passes. */
    private boolean isWithinBothSides(
            final OrderRequest request, final long along, final long same, final RejectReason reason) {
        final long reducible = Math.max(0, -along - same);
        final long other = workingOrders.openQty(request.instrumentId, Side.opposite(request.side)) - along;
        if (other > 0) {
            scratch.set(unit).times(other);
            if (room.comparedTo(scratch) < 0 || scratch.isSaturated()) {
                return isWithinQty(request, reducible, reason);
            }
        }
        return isWithin(request, along + same, reducible, reason);
    }

    /** Whether {@link #room} has place for what is held and open along the side and the request; clips it to what reduces and what has place. */
    private boolean isWithin(
            final OrderRequest request, final long potential, final long reducible, final RejectReason reason) {
        final long wanted = potential + request.addedQty;
        scratch.set(unit).times(wanted);
        if (scratch.comparedTo(room) <= 0 && !scratch.isSaturated()) {
            return true;
        }
        return isWithinQty(request, Math.max(reducible, room.countOf(unit) - potential), reason);
    }

    private boolean isWithinQty(final OrderRequest request, final long most, final RejectReason reason) {
        if (request.addedQty > most) {
            final long atLeastNothing = Math.max(0, most);
            request.clip(atLeastNothing - atLeastNothing % instruments[request.instrumentId].lotSize(), reason);
        }
        return request.addedQty > 0;
    }

    /** 205: what buys leave of the cash. */
    private RejectReason checkCash(final OrderRequest request, final long reducible) {
        if (isPriceUnchanged(request) ? request.addedQty <= reducible : isAllReducing(request)) {
            return RejectReason.NONE;
        }
        scale.micros(room, account.cashMicros());
        room.subtract(workingOrders.openBuyValue());
        scratch.set(0);
        if (limits.minCashMicros().isOn()) {
            scale.micros(scratch, limits.minCashMicros().value());
        }
        if (limits.minCashBps().isOn()) {
            scale.share(unit, account.equityMicros(), limits.minCashBps().value());
            if (unit.comparedTo(scratch) > 0) {
                scratch.set(unit);
            }
        }
        room.subtract(scratch);
        return clipToRoom(request, limits.buyFeePpb(), reducible, RejectReason.MINIMUM_CASH);
    }

    /** 505: what is traded today with everything that is open. */
    private RejectReason checkTurnover(final OrderRequest request) {
        if (request.addedQty <= 0 && isPriceUnchanged(request)) {
            return RejectReason.NONE;
        }
        scale.share(room, dayStartEquityMicros, limits.dailyTurnoverBps().value());
        room.subtract(tradedToday).subtract(workingOrders.openValue());
        return clipToRoom(request, 0, 0, RejectReason.DAILY_TURNOVER);
    }

    /** A replace takes the place of what its order was worth; what stays open of it counts at the new price too. */
    private RejectReason clipToRoom(
            final OrderRequest request, final long feePpb, final long reducible, final RejectReason reason) {
        final WorkingOrder amended = request.amended;
        if (amended == null) {
            scale.unitValue(unit, request.instrumentId, priceTwice(request));
        } else {
            scale.unitValue(
                    unit,
                    request.instrumentId,
                    Math.max(Math.abs(priceTwice(request)), Math.abs(amended.valuePriceTwice())));
            room.add(amended.value);
            scratch.set(unit).times(Math.max(0, amended.reservedQty()));
            room.subtract(scratch);
        }
        if (request.addedQty <= 0) {
            return room.isNegative() ? reason : RejectReason.NONE;
        }
        if (feePpb > 0) {
            // q * px * (1 + fee) <= room, in units a billion times as small
            unit.times(ONE_PPB + feePpb);
            if (room.isNegative()) {
                room.set(-1);
            } else {
                room.times(ONE_PPB);
            }
        }
        scratch.set(unit).times(request.addedQty);
        if (scratch.comparedTo(room) <= 0 && !scratch.isSaturated()) {
            return RejectReason.NONE;
        }
        return isWithinQty(request, Math.max(reducible, room.countOf(unit)), reason) ? RejectReason.NONE : reason;
    }

    private long priceTwice(final OrderRequest request) {
        if (request.price != Prices.NO_PRICE) {
            return 2 * request.price;
        }
        return request.stopPrice != Prices.NO_PRICE ? 2 * request.stopPrice : account.markTwice(request.instrumentId);
    }

    private static boolean isPriceUnchanged(final OrderRequest request) {
        return request.amended == null || request.price == request.amended.askedPrice;
    }

    /** Whether everything open on the side only reduces: a replace of the price alone then needs no cash. */
    private boolean isAllReducing(final OrderRequest request) {
        final long along = Side.sign(request.side) * account.position(request.instrumentId);
        final long open = workingOrders.openQty(request.instrumentId, request.side) + Math.max(0, request.addedQty);
        return along + open <= 0;
    }

    long stateDigest() {
        long digest = StateHash.mix(StateHash.mix(StateHash.START, tradedToday.high()), tradedToday.low());
        digest = StateHash.mix(digest, dayStartEquityMicros);
        if (exposures != null) {
            digest = StateHash.mix(digest, exposures.stateDigest());
        }
        return correlations == null ? digest : StateHash.mix(digest, correlations.stateDigest());
    }
}
