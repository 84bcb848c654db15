package io.tiercel.engine.performance;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What orders that rested came to, by the quantity that was in front of them when they joined their queue. Whole units; buckets are nothing, up to 10,
 * 100, ... A sum to be added to; one thread; cold.
 */
public final class QueueStatistics {
    private static final int BUCKETS = 8;
    private static final double SECOND_NS = 1e9;
    private static final List<Double> WAITS = List.of(1e-3, 1e-2, 1e-1, 1.0, 10.0, 60.0, 600.0);

    private final long[] orders = new long[BUCKETS];
    private final long[] filledOrders = new long[BUCKETS];
    private final double[] ordered = new double[BUCKETS];
    private final double[] filled = new double[BUCKETS];
    private final double[] seconds = new double[BUCKETS];
    private final long[] waits = new long[WAITS.size() + 1];

    QueueStatistics() {}

    /**
     * A row of the table.
     *
     * @param upTo      most that was in front, whole units; 0 = nothing.
     * @param orders    that joined behind so much.
     * @param filledQty share of their quantity that was filled.
     * @param touched   share of them that got a fill.
     * @param seconds   mean time from arrival to the first fill.
     */
    public record Bucket(
            double upTo, long orders, OptionalDouble filledQty, OptionalDouble touched, OptionalDouble seconds) {}

    void add(final Instrument instrument, final OrderRow order) {
        if (!order.isAccepted()) {
            return;
        }
        final double unit = StrictMath.pow(10, instrument.qtyScale());
        final boolean isTouched =
                order.firstFillTimeNs() != Prices.NO_PRICE && order.arrivalTimeNs() != Prices.NO_PRICE;
        final double waited = isTouched ? (order.firstFillTimeNs() - order.arrivalTimeNs()) / SECOND_NS : Double.NaN;
        if (isTouched) {
            int wait = 0;
            while (wait < WAITS.size() && waited > WAITS.get(wait)) {
                wait++;
            }
            waits[wait]++;
        }
        if (order.queueAhead() >= 0) {
            final int bucket = bucket(order.queueAhead() / unit);
            orders[bucket]++;
            filledOrders[bucket] += isTouched ? 1 : 0;
            ordered[bucket] += order.qty() / unit;
            filled[bucket] += order.cumQty() / unit;
            seconds[bucket] += isTouched ? waited : 0;
        }
    }

    private static int bucket(final double ahead) {
        int bucket = 0;
        double most = 0;
        while (ahead > most && bucket < BUCKETS - 1) {
            bucket++;
            most = most == 0 ? 10 : most * 10;
        }
        return bucket;
    }

    /**
     * @return those with orders, the shortest queue first.
     */
    public List<Bucket> buckets() {
        final List<Bucket> buckets = new ArrayList<>();
        double most = 0;
        for (int i = 0; i < BUCKETS; i++) {
            if (orders[i] > 0) {
                buckets.add(new Bucket(
                        i == BUCKETS - 1 ? Double.POSITIVE_INFINITY : most,
                        orders[i],
                        Samples.ratio(filled[i], ordered[i]),
                        Samples.ratio(filledOrders[i], orders[i]),
                        Samples.ratio(seconds[i], filledOrders[i])));
            }
            most = most == 0 ? 10 : most * 10;
        }
        return buckets;
    }

    /**
     * @return upper bounds of the times from arrival to first fill, seconds; one more count than bounds.
     */
    public static List<Double> waitBounds() {
        return WAITS;
    }

    /**
     * @return orders by the time to their first fill.
     */
    public List<Long> waits() {
        final List<Long> counts = new ArrayList<>();
        for (final long count : waits) {
            counts.add(count);
        }
        return counts;
    }
}
