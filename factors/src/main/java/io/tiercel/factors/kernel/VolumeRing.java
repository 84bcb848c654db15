package io.tiercel.factors.kernel;

/**
 * Buckets of equal volume as {@link io.tiercel.factors.window.VolumeBuckets}, in doubles: the numbers are whole and below 2^52, so the bits are the same.
 * Nearly every trade leaves its bucket unfilled and costs two additions. Made for one call, by one thread.
 */
final class VolumeRing {
    private final double bucketQty;
    private final double[] sizes;
    private int position;
    private int done;
    private double sizeSum;
    private double filledQty;
    private double imbalanceQty;
    private double value = Double.NaN;

    private VolumeRing(final double bucketQty, final int buckets) {
        this.bucketQty = bucketQty;
        sizes = new double[buckets];
    }

    static void run(
            final double[] qtys,
            final double[] signedQtys,
            final double bucketQty,
            final int buckets,
            final int length,
            final double[] out) {
        final VolumeRing ring = new VolumeRing(bucketQty, buckets);
        int i = 0;
        while (i < length) {
            i = ring.fill(qtys, signedQtys, i, length, out);
            if (i < length) {
                ring.finish(qtys[i], Math.signum(signedQtys[i]));
                out[i] = ring.value;
                i++;
            }
        }
    }

    /** Up to the trade that fills the bucket; returns its entry. */
    private int fill(
            final double[] qtys, final double[] signedQtys, final int from, final int length, final double[] out) {
        final double full = bucketQty;
        final double held = value;
        double filled = filledQty;
        double imbalance = imbalanceQty;
        int i = from;
        for (; i < length; i++) {
            final double next = filled + qtys[i];
            if (next >= full) {
                break;
            }
            filled = next;
            imbalance += signedQtys[i];
            out[i] = held;
        }
        filledQty = filled;
        imbalanceQty = imbalance;
        return i;
    }

    private void finish(final double qty, final double sign) {
        final double room = bucketQty - filledQty;
        put(imbalanceQty + sign * room);
        final double rest = qty - room;
        double full = Math.floor(rest / bucketQty);
        if (full * bucketQty > rest) {
            full -= 1.0;
        }
        // buckets that this trade itself pushes out again need no turn
        for (double bucket = Math.max(0.0, full - sizes.length); bucket < full; bucket++) {
            put(sign * bucketQty);
        }
        filledQty = rest - full * bucketQty;
        imbalanceQty = sign * filledQty;
        if (done == sizes.length) {
            value = sizeSum / (sizes.length * bucketQty);
        }
    }

    private void put(final double signedQty) {
        final double size = Math.abs(signedQty);
        sizeSum += size - sizes[position];
        sizes[position] = size;
        position = position + 1 == sizes.length ? 0 : position + 1;
        done = Math.min(done + 1, sizes.length);
    }
}
