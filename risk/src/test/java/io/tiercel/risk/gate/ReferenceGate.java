package io.tiercel.risk.gate;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.limits.InstrumentRisk;
import io.tiercel.risk.limits.Limit;
import io.tiercel.risk.limits.Restriction;
import io.tiercel.risk.limits.RiskConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/** The table of checks as it is written down, in decimals of any length: every sum is made anew, every clipped quantity is found by trying. */
final class ReferenceGate {
    record Decision(Outcome outcome, int reason, long qty) {}

    /** An open order; the price of one without a limit is what it counted at. */
    static final class Open {
        final long id;
        final long clientId;
        final int instrument;
        final int side;
        final boolean isLimited;
        final BigDecimal price;
        long leaves;

        Open(
                final long id,
                final long clientId,
                final int instrument,
                final int side,
                final boolean isLimited,
                final BigDecimal price,
                final long leaves) {
            this.id = id;
            this.clientId = clientId;
            this.instrument = instrument;
            this.side = side;
            this.isLimited = isLimited;
            this.price = price;
            this.leaves = leaves;
        }
    }

    private static final BigDecimal BPS = new BigDecimal(10_000);
    private static final BigDecimal MICROS = new BigDecimal(1_000_000);

    final List<Open> open = new ArrayList<>();
    final Set<Long> usedIds = new HashSet<>();
    BigDecimal tradedToday = BigDecimal.ZERO;
    long dayStartMicros;
    int reduceOnlyCode;
    private final RiskConfig config;
    private final List<Instrument> instruments;
    private final Account account;
    private final double[][] correlations;
    private long qty;
    private int reason;

    ReferenceGate(
            final RiskConfig config,
            final List<Instrument> instruments,
            final Account account,
            final double[][] correlations) {
        this.config = config;
        this.instruments = instruments;
        this.account = account;
        this.correlations = correlations;
        dayStartMicros = account.equityMicros();
    }

    static BigDecimal price(final Instrument instrument, final BigDecimal units) {
        return units.movePointLeft(instrument.priceScale());
    }

    BigDecimal value(final int id, final BigDecimal price, final long signedQty) {
        final Instrument instrument = instruments.get(id);
        return price.multiply(new BigDecimal(signedQty))
                .multiply(new BigDecimal(instrument.multiplier()))
                .movePointLeft(instrument.qtyScale());
    }

    BigDecimal ref(final int id) {
        final long twice = account.markTwice(id);
        return twice == Prices.NO_PRICE
                ? null
                : price(instruments.get(id), new BigDecimal(twice).divide(BigDecimal.TWO));
    }

    private BigDecimal money(final long micros) {
        return new BigDecimal(micros).divide(MICROS);
    }

    private BigDecimal share(final Limit bps, final long equityMicros) {
        return money(equityMicros).multiply(new BigDecimal(bps.value())).divide(BPS);
    }

    private long openQty(final int id, final int side) {
        return open.stream()
                .filter(each -> each.instrument == id && each.side == side)
                .mapToLong(each -> each.leaves)
                .sum();
    }

    private BigDecimal heldOr(final int id) {
        return value(id, ref(id), Math.abs(account.position(id)));
    }

    /** A limit order, or a market order when {@code units} is null. */
    Decision decide(final int id, final int side, final Long units, final long asked, final long clientId) {
        final Instrument instrument = instruments.get(id);
        final InstrumentRisk known = config.instrument(instrument.symbol());
        final BigDecimal scale = BigDecimal.TEN.pow(instrument.qtyScale());
        final long pos = account.position(id);
        final int sign = side == Side.BUY ? 1 : -1;
        final long same = openQty(id, side);
        if (asked <= 0 || asked % instrument.lotSize() != 0 || (units != null && units % instrument.tickSize() != 0)) {
            return reject(101);
        }
        if (usedIds.contains(clientId)) {
            return reject(104);
        }
        final LongPredicate isReducing = q -> pos != 0 && Long.signum(pos) == -sign && q + same <= Math.abs(pos);
        if (known.restriction() == Restriction.ALL
                || (known.restriction() == Restriction.REDUCE_ONLY && !isReducing.test(asked))) {
            return reject(103);
        }
        final BigDecimal ref = ref(id);
        if (ref == null) {
            return reject(403);
        }
        if (new BigDecimal(asked).compareTo(new BigDecimal(config.maxOrderUnits()).multiply(scale)) > 0) {
            return reject(105);
        }
        if (config.maxOrderAdvPpm().isOn()
                && known.averageDailyUnits().isOn()
                && new BigDecimal(asked)
                                .multiply(MICROS)
                                .compareTo(
                                        new BigDecimal(config.maxOrderAdvPpm().value())
                                                .multiply(new BigDecimal(known.averageDailyUnits()
                                                        .value()))
                                                .multiply(scale))
                        > 0) {
            return reject(108);
        }
        final BigDecimal px = units == null ? ref : price(instrument, new BigDecimal(units));
        if (value(id, px, asked).compareTo(money(config.maxOrderNotionalMicros())) > 0) {
            return reject(106);
        }
        final BigDecimal beyond = px.subtract(ref).multiply(new BigDecimal(sign));
        if (beyond.multiply(BPS).compareTo(ref.multiply(new BigDecimal(config.collarBps()))) > 0) {
            return reject(107);
        }
        for (final Open own : open) {
            if (own.instrument == id
                    && own.side != side
                    && own.isLimited
                    && (units == null
                            || (side == Side.BUY ? px.compareTo(own.price) >= 0 : px.compareTo(own.price) <= 0))) {
                return reject(206);
            }
        }
        if (open.size() + 1 > config.maxOpenOrders()) {
            return reject(202);
        }
        return clipped(id, side, px, asked, isReducing);
    }

    private Decision clipped(
            final int id, final int side, final BigDecimal px, final long asked, final LongPredicate isReducing) {
        final long pos = account.position(id);
        final int sign = side == Side.BUY ? 1 : -1;
        final long same = openQty(id, side);
        final long other = openQty(id, Side.opposite(side)) - sign * pos;
        final BigDecimal ref = ref(id);
        final long maxPosition = new BigDecimal(config.maxPositionUnits())
                .multiply(BigDecimal.TEN.pow(instruments.get(id).qtyScale()))
                .longValueExact();
        final String sector = config.instrument(instruments.get(id).symbol()).sector();
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal inSector = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        for (final Instrument each : instruments) {
            if (each.id() != id && account.position(each.id()) != 0) {
                final BigDecimal held = heldOr(each.id());
                gross = gross.add(held);
                net = net.add(held.multiply(new BigDecimal(sign * Long.signum(account.position(each.id())))));
                if (config.instrument(each.symbol()).sector().equals(sector)) {
                    inSector = inSector.add(held);
                }
            }
        }
        final BigDecimal othersGross = gross;
        final BigDecimal othersNet = net;
        final BigDecimal othersInSector = inSector;
        final BigDecimal openValue = open.stream()
                .map(each -> value(each.instrument, each.price, each.leaves))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        final BigDecimal openBuys = open.stream()
                .filter(each -> each.side == Side.BUY)
                .map(each -> value(each.instrument, each.price, each.leaves))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        final var limits = config.portfolio();
        final long equity = account.equityMicros();
        qty = asked;
        reason = 0;

        if (reduceOnlyCode != 0 && !clip(reduceOnlyCode, id, isReducing)) {
            return reject(reduceOnlyCode);
        }
        if (!config.isShortingAllowed() && side == Side.SELL && !clip(109, id, q -> q <= pos - same)) {
            return reject(109);
        }
        if (!clip(201, id, q -> isReducing.test(q) || sign * pos + same + q <= maxPosition)) {
            return reject(201);
        }
        if (limits.singlePositionCapBps().isOn()
                && !clip(
                        503,
                        id,
                        q -> isReducing.test(q)
                                || value(id, ref, sign * pos + same + q)
                                                .compareTo(share(limits.singlePositionCapBps(), equity))
                                        <= 0)) {
            return reject(503);
        }
        if (limits.sectorCapBps().isOn()
                && !sector.equals(InstrumentRisk.NO_SECTOR)
                && !clip(
                        504,
                        id,
                        q -> isReducing.test(q)
                                || othersInSector
                                                .add(value(id, ref, Math.max(sign * pos + same + q, other)))
                                                .compareTo(share(limits.sectorCapBps(), equity))
                                        <= 0)) {
            return reject(504);
        }
        if (limits.maxGrossMicros().isOn()
                && !clip(
                        203,
                        id,
                        q -> isReducing.test(q)
                                || othersGross
                                                .add(value(id, ref, Math.max(sign * pos + same + q, other)))
                                                .compareTo(money(
                                                        limits.maxGrossMicros().value()))
                                        <= 0)) {
            return reject(203);
        }
        if (limits.maxNetMicros().isOn()
                && !clip(
                        204,
                        id,
                        q -> isReducing.test(q)
                                || othersNet
                                                .add(value(id, ref, sign * pos + same + q))
                                                .compareTo(money(
                                                        limits.maxNetMicros().value()))
                                        <= 0)) {
            return reject(204);
        }
        final BigDecimal least = (limits.minCashMicros().isOn()
                        ? money(limits.minCashMicros().value())
                        : BigDecimal.ZERO)
                .max(limits.minCashBps().isOn() ? share(limits.minCashBps(), equity) : BigDecimal.ZERO);
        final BigDecimal withFee = BigDecimal.ONE.add(new BigDecimal(limits.buyFeePpb()).movePointLeft(9));
        if (limits.hasCashLimit()
                && side == Side.BUY
                && !clip(
                        205,
                        id,
                        q -> isReducing.test(q)
                                || value(id, px, q)
                                                .multiply(withFee)
                                                .compareTo(money(account.cashMicros())
                                                        .subtract(openBuys)
                                                        .subtract(least))
                                        <= 0)) {
            return reject(205);
        }
        if (limits.dailyTurnoverBps().isOn()
                && !clip(
                        505,
                        id,
                        q -> tradedToday
                                        .add(openValue)
                                        .add(value(id, px, q))
                                        .compareTo(share(limits.dailyTurnoverBps(), dayStartMicros))
                                <= 0)) {
            return reject(505);
        }
        if (limits.correlationCapPpm().isOn() && !isReducing.test(qty)) {
            for (final Instrument held : instruments) {
                final int its = Long.signum(account.position(held.id()));
                if (held.id() != id
                        && its != 0
                        && correlations[held.id()][id] * its * sign
                                > limits.correlationCapPpm().value() / 1e6) {
                    return reject(506);
                }
            }
        }
        return new Decision(reason == 0 ? Outcome.ALLOW : Outcome.CLIP, reason, qty);
    }

    /** The largest quantity in lots, of those not above what is left, that passes; false when there is none. */
    private boolean clip(final int code, final int id, final LongPredicate passes) {
        final long lot = instruments.get(id).lotSize();
        long left = qty;
        while (left > 0 && !passes.test(left)) {
            left -= lot;
        }
        if (left < qty) {
            reason = code;
        }
        qty = left;
        return left > 0;
    }

    private static Decision reject(final int code) {
        return new Decision(Outcome.REJECT, code, 0);
    }
}
