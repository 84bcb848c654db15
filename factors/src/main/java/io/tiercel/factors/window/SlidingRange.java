package io.tiercel.factors.window;

/**
 * Highest and lowest of the last N whole numbers.
 * <p>
 * Owned by one thread; allocates nothing after construction; O(1) amortised: two queues of those that may still become the highest or the lowest.
 */
public final class SlidingRange {
    private final int length;
    private final int mask;
    private final long[] highs;
    private final long[] highTurns;
    private final long[] lows;
    private final long[] lowTurns;
    private long highHead;
    private long highTail;
    private long lowHead;
    private long lowTail;
    private long turn;

    /**
     * @param length N, at least 1.
     */
    public SlidingRange(final int length) {
        this.length = length;
        final int size = Integer.highestOneBit(length) << 1;
        mask = size - 1;
        highs = new long[size];
        highTurns = new long[size];
        lows = new long[size];
        lowTurns = new long[size];
    }

    /**
     * @param value newest.
     */
    public void add(final long value) {
        final long oldest = turn - length;
        if (highHead < highTail && highTurns[(int) highHead & mask] <= oldest) {
            highHead++;
        }
        while (highHead < highTail && highs[(int) (highTail - 1) & mask] <= value) {
            highTail--;
        }
        highs[(int) highTail & mask] = value;
        highTurns[(int) highTail & mask] = turn;
        highTail++;
        if (lowHead < lowTail && lowTurns[(int) lowHead & mask] <= oldest) {
            lowHead++;
        }
        while (lowHead < lowTail && lows[(int) (lowTail - 1) & mask] >= value) {
            lowTail--;
        }
        lows[(int) lowTail & mask] = value;
        lowTurns[(int) lowTail & mask] = turn;
        lowTail++;
        turn++;
    }

    /**
     * @return highest of the last N, at least one having come.
     */
    public long high() {
        return highs[(int) highHead & mask];
    }

    /**
     * @return lowest of the last N, at least one having come.
     */
    public long low() {
        return lows[(int) lowHead & mask];
    }
}
