package io.tiercel.risk.account;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.strategy.StateHash;

/**
 * What the positions of an account are worth together: gross, net and by sector, exact, in units of a {@link MoneyScale}. Kept up to date by the account
 * with each fill and mark, one instrument at a time.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; every call is O(1). A position without a mark counts at its cost.
 */
public final class Exposures {
    /** Sector of an instrument that has none. */
    public static final int NO_SECTOR = -1;

    private final transient MoneyScale scale;
    private final int[] sectors;
    private final WideMoney[] bySector;
    private final WideMoney[] byInstrument;
    private final boolean[] isShort;
    private final WideMoney gross = new WideMoney();
    private final WideMoney net = new WideMoney();

    /**
     * @param scale   of the session.
     * @param sectors sector by instrument id, from 0, or {@link #NO_SECTOR}.
     */
    public Exposures(final MoneyScale scale, final int[] sectors) {
        this.scale = scale;
        this.sectors = sectors.clone();
        int count = 0;
        for (final int sector : sectors) {
            count = Math.max(count, sector + 1);
        }
        bySector = zeros(count);
        byInstrument = zeros(sectors.length);
        isShort = new boolean[sectors.length];
    }

    private static WideMoney[] zeros(final int count) {
        final WideMoney[] zeros = new WideMoney[count];
        for (int i = 0; i < count; i++) {
            zeros[i] = new WideMoney();
        }
        return zeros;
    }

    /** A position or its mark has changed. */
    void update(final int instrumentId, final long position, final long markTwice, final long costMicros) {
        final WideMoney own = byInstrument[instrumentId];
        takeOut(instrumentId, own);
        if (markTwice == Prices.NO_PRICE) {
            scale.cost(own, instrumentId, costMicros);
        } else {
            scale.value(own, instrumentId, markTwice, Math.abs(position));
        }
        isShort[instrumentId] = position < 0;
        putIn(instrumentId, own);
    }

    private void takeOut(final int instrumentId, final WideMoney own) {
        gross.subtract(own);
        if (isShort[instrumentId]) {
            net.add(own);
        } else {
            net.subtract(own);
        }
        if (sectors[instrumentId] != NO_SECTOR) {
            bySector[sectors[instrumentId]].subtract(own);
        }
    }

    private void putIn(final int instrumentId, final WideMoney own) {
        gross.add(own);
        if (isShort[instrumentId]) {
            net.subtract(own);
        } else {
            net.add(own);
        }
        if (sectors[instrumentId] != NO_SECTOR) {
            bySector[sectors[instrumentId]].add(own);
        }
    }

    /**
     * @param into         set to the sum of the absolute values of all other positions.
     * @param instrumentId left out.
     * @return {@code into}.
     */
    public WideMoney grossOfOthers(final WideMoney into, final int instrumentId) {
        return into.set(gross).subtract(byInstrument[instrumentId]);
    }

    /**
     * @param into         set to the sum of the absolute values of the sector's other positions.
     * @param instrumentId left out; it has a sector.
     * @return {@code into}.
     */
    public WideMoney sectorOfOthers(final WideMoney into, final int instrumentId) {
        return into.set(bySector[sectors[instrumentId]]).subtract(byInstrument[instrumentId]);
    }

    /**
     * @param into         set to the sum of the values of all other positions, short ones negative.
     * @param instrumentId left out.
     * @return {@code into}.
     */
    public WideMoney netOfOthers(final WideMoney into, final int instrumentId) {
        into.set(net);
        return isShort[instrumentId] ? into.add(byInstrument[instrumentId]) : into.subtract(byInstrument[instrumentId]);
    }

    /**
     * @param instrumentId dense id.
     * @return true when it has a sector.
     */
    public boolean hasSector(final int instrumentId) {
        return sectors[instrumentId] != NO_SECTOR;
    }

    /**
     * @return hash of the sums; they follow from positions and marks.
     */
    public long stateDigest() {
        return StateHash.mix(StateHash.mix(StateHash.START, gross.low()), net.low());
    }
}
