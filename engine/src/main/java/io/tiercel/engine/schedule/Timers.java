package io.tiercel.engine.schedule;

import io.tiercel.strategy.StateHash;
import java.util.Arrays;

/**
 * Timers by due time, equal times in the order in which they were asked for: a binary heap in flat arrays.
 * <p>
 * Owned by the core's thread; grows (and only then allocates) when more timers are pending than ever before. Schedule and remove are O(log n), the
 * next due time is O(1).
 */
public final class Timers {
    /** Due time when no timer is pending. */
    public static final long NOTHING_DUE = Long.MAX_VALUE;

    private static final int INITIAL_CAPACITY = 64;

    private long[] dueNs = new long[INITIAL_CAPACITY];
    private long[] order = new long[INITIAL_CAPACITY];
    private int[] owner = new int[INITIAL_CAPACITY];
    private long[] timerId = new long[INITIAL_CAPACITY];
    private int size;
    private long scheduled;

    /**
     * @param due   when it fires, ns of the core's clock.
     * @param owner whose timer it is.
     * @param id    handed back to the owner.
     */
    public void schedule(final long due, final int owner, final long id) {
        if (size == dueNs.length) {
            grow();
        }
        int i = size++;
        final long number = scheduled++;
        while (i > 0) {
            final int parent = (i - 1) >>> 1;
            if (dueNs[parent] <= due) {
                break;
            }
            move(parent, i);
            i = parent;
        }
        set(i, due, number, owner, id);
    }

    /**
     * @return due time of the first timer, {@link #NOTHING_DUE} when there is none.
     */
    public long nextDueNs() {
        return size == 0 ? NOTHING_DUE : dueNs[0];
    }

    /**
     * @return owner of the first timer.
     */
    public int nextOwner() {
        return owner[0];
    }

    /**
     * @return id of the first timer.
     */
    public long nextTimerId() {
        return timerId[0];
    }

    /** Takes the first timer out; there must be one. */
    public void removeNext() {
        final int last = --size;
        if (last == 0) {
            return;
        }
        final long due = dueNs[last];
        final long number = order[last];
        final int lastOwner = owner[last];
        final long lastId = timerId[last];
        int i = 0;
        for (; ; ) {
            int child = 2 * i + 1;
            if (child >= last) {
                break;
            }
            if (child + 1 < last && isBefore(child + 1, child)) {
                child++;
            }
            if (due < dueNs[child] || (due == dueNs[child] && number < order[child])) {
                break;
            }
            move(child, i);
            i = child;
        }
        set(i, due, number, lastOwner, lastId);
    }

    /**
     * @return pending timers.
     */
    public int size() {
        return size;
    }

    /**
     * @return hash over all pending timers that does not depend on how the heap happens to be arranged.
     */
    public long stateDigest() {
        long sum = scheduled;
        for (int i = 0; i < size; i++) {
            final long due = StateHash.mix(StateHash.mix(StateHash.START, dueNs[i]), order[i]);
            sum += StateHash.mix(StateHash.mix(due, owner[i]), timerId[i]);
        }
        return sum;
    }

    private boolean isBefore(final int a, final int b) {
        return dueNs[a] < dueNs[b] || (dueNs[a] == dueNs[b] && order[a] < order[b]);
    }

    private void move(final int from, final int to) {
        set(to, dueNs[from], order[from], owner[from], timerId[from]);
    }

    private void set(final int i, final long due, final long number, final int whose, final long id) {
        dueNs[i] = due;
        order[i] = number;
        owner[i] = whose;
        timerId[i] = id;
    }

    private void grow() {
        final int capacity = 2 * dueNs.length;
        dueNs = Arrays.copyOf(dueNs, capacity);
        order = Arrays.copyOf(order, capacity);
        owner = Arrays.copyOf(owner, capacity);
        timerId = Arrays.copyOf(timerId, capacity);
    }
}
