package io.tiercel.factors.window;

/**
 * Signed imbalances of the last N full buckets of equal volume. A trade is split over as many buckets as it fills.
 * <p>
 * Owned by one thread; allocates nothing after construction; whole numbers only, so it cannot drift. O(1) amortised, at most N + 2 steps
 * for one trade however large.
 */
public final class VolumeBuckets {
    private final long bucketQty;
    private final long[] sizes;
    private int position;
    private int done;
    private long filledQty;
    private long imbalanceQty;
    private long sizeSum;
    private long lastImbalance;

    /**
     * @param bucketQty volume of a bucket, positive.
     * @param buckets   N, at least 1.
     */
    public VolumeBuckets(final long bucketQty, final int buckets) {
        this.bucketQty = bucketQty;
        sizes = new long[buckets];
    }

    /**
     * @param sign +1 buying aggressor, -1 selling, 0 unknown: then it fills buckets without tilting them.
     * @param qty  positive.
     * @return true when at least one bucket became full.
     */
    public boolean add(final int sign, final long qty) {
        final long room = bucketQty - filledQty;
        if (qty < room) {
            filledQty += qty;
            imbalanceQty += sign * qty;
            return false;
        }
        finish(imbalanceQty + sign * room);
        final long rest = qty - room;
        final long full = rest / bucketQty;
        // Buckets that this trade itself pushes out again need no turn.
        for (long i = Math.max(0L, full - sizes.length); i < full; i++) {
            finish(sign * bucketQty);
        }
        filledQty = rest - full * bucketQty;
        imbalanceQty = sign * filledQty;
        return true;
    }

    private void finish(final long signedQty) {
        lastImbalance = signedQty;
        final int at = position;
        final long size = Math.abs(signedQty);
        sizeSum += size - sizes[at];
        sizes[at] = size;
        position = at + 1 == sizes.length ? 0 : at + 1;
        if (done < sizes.length) {
            done++;
        }
    }

    /**
     * @return true when N buckets have become full.
     */
    public boolean isComplete() {
        return done == sizes.length;
    }

    /**
     * @return buys - sells of the last full bucket, 0 before one.
     */
    public long lastImbalance() {
        return lastImbalance;
    }

    /**
     * @return sum of |buys - sells| over the last N full buckets.
     */
    public long imbalanceSum() {
        return sizeSum;
    }

    /**
     * @return volume of N buckets.
     */
    public double totalQty() {
        return (double) sizes.length * bucketQty;
    }
}
