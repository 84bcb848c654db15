package io.tiercel.engine.replay;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The reins of a replay: its speed, pause, single steps, and jumps to another place. Any thread may hold them; the replay's thread asks before each
 * input.
 * <p>
 * At speed 1 an input is worked on when as much time has passed since the start, or since the last change of the reins, as its event time says. A replay
 * makes the same whatever the reins do: they decide when an input comes, never what.
 */
public final class ReplayControl {
    /** Speed of a replay that waits for nothing. */
    public static final double AS_FAST_AS_POSSIBLE = 0;

    private static final long NO_TARGET = Long.MIN_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final boolean isLed;
    private double speed;
    private boolean isPaused;
    private boolean isWaiting;
    private boolean isEnded;
    private boolean isQuit;
    private long steps;
    private ReplayPoint target;
    private boolean isBackwards;
    private long sequence;
    private long eventTimeNs = NO_TARGET;
    private long paceNs;
    private long paceEventTimeNs;
    private boolean isPaced;
    private long words;

    /** What the replay's thread is to do next. */
    enum Admission {
        /** Work on the input. */
        WORK,
        /** Begin again before an earlier place. */
        GO_BACK,
        /** End. */
        QUIT
    }

    /**
     * @param speed    1 = as the events came, 10 = ten times that, {@link #AS_FAST_AS_POSSIBLE}.
     * @param isPaused true to wait before the first input, and behind the last.
     */
    public ReplayControl(final double speed, final boolean isPaused) {
        this.speed = speed;
        this.isPaused = isPaused;
        isLed = isPaused;
    }

    /** Stops before the next input; returns when the replay's thread stands there, or is done. From then on its books may be looked at. */
    public void pause() {
        change(() -> {
            isPaused = true;
            steps = 0;
            target = null;
            isBackwards = false;
        });
        lock.lock();
        try {
            while (!isWaiting && !isEnded) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes on. */
    public void go() {
        change(() -> isPaused = false);
    }

    /**
     * Works on some inputs and pauses again.
     *
     * @param inputs positive.
     */
    public void step(final long inputs) {
        change(() -> {
            isPaused = true;
            steps = inputs;
        });
    }

    /**
     * @param times 1 = as the events came, {@link #AS_FAST_AS_POSSIBLE} for no waiting.
     */
    public void speed(final double times) {
        change(() -> speed = times);
    }

    /**
     * Jumps, and pauses there: the input of that sequence, or the last one up to that time, has been worked on. An earlier place is reached from the
     * nearest snapshot before it, or from the beginning.
     *
     * @param point where; a time of the day must have been resolved.
     */
    public void seek(final ReplayPoint point) {
        change(() -> {
            isPaused = true;
            steps = 0;
            target = point;
            isBackwards = isPassed(point);
        });
    }

    /** Ends the replay. */
    public void quit() {
        change(() -> isQuit = true);
    }

    /**
     * @return sequence of the last input worked on; 0 before the first.
     */
    public long sequence() {
        lock.lock();
        try {
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    /**
     * @return its event time; {@code Long.MIN_VALUE} before the first.
     */
    public long eventTimeNs() {
        lock.lock();
        try {
            return eventTimeNs;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the replay pauses or has come to its end.
     *
     * @return true when it can go on; false at its end.
     * @throws InterruptedException if the thread is interrupted.
     */
    public boolean awaitPause() throws InterruptedException {
        lock.lock();
        try {
            while (!isEnded && !isWaiting) {
                changed.await();
            }
            return !isEnded;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asked by the replay's thread before each input; returns when it may be worked on.
     *
     * @param nextSequence    of the input.
     * @param nextEventTimeNs of it.
     */
    Admission admit(final long nextSequence, final long nextEventTimeNs) {
        lock.lock();
        try {
            while (true) {
                if (isQuit) {
                    return Admission.QUIT;
                }
                if (isBackwards) {
                    return Admission.GO_BACK;
                }
                if (target != null && isReached(nextSequence, nextEventTimeNs)) {
                    target = null;
                }
                if (target != null || steps > 0) {
                    return Admission.WORK;
                }
                if (isPaused) {
                    isPaced = false;
                    waitForWord();
                } else if (isDue(nextEventTimeNs)) {
                    return Admission.WORK;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The replay's thread has worked on an input. */
    void worked(final long workedSequence, final long workedEventTimeNs) {
        lock.lock();
        try {
            sequence = workedSequence;
            eventTimeNs = workedEventTimeNs;
            steps -= steps > 0 ? 1 : 0;
        } finally {
            lock.unlock();
        }
    }

    /** Where to begin again, after {@link Admission#GO_BACK}. */
    ReplayPoint goBack() {
        lock.lock();
        try {
            isBackwards = false;
            sequence = 0;
            eventTimeNs = NO_TARGET;
            return target;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The inputs have come to their end. A replay that began paused waits here for a word: somebody may want to look back.
     *
     * @return true when the replay is over; false when somebody wants to go back.
     */
    boolean isOver() {
        lock.lock();
        try {
            isPaused = isLed;
            while (isPaused && !isQuit && !isBackwards) {
                steps = 0;
                target = null;
                waitForWord();
                isPaused = true;
            }
            return isQuit || !isBackwards;
        } finally {
            lock.unlock();
        }
    }

    private void waitForWord() {
        isWaiting = true;
        changed.signalAll();
        while (isWaiting) {
            changed.awaitUninterruptibly();
        }
    }

    /** The replay's thread is done. */
    void ended() {
        change(() -> isEnded = true);
    }

    /** Waits for the event's moment; false when the reins changed meanwhile, or seemed to. */
    @SuppressWarnings("WaitNotInLoop") // the caller asks again
    private boolean isDue(final long nextEventTimeNs) {
        if (speed == AS_FAST_AS_POSSIBLE) {
            return true;
        }
        final long nowNs = System.nanoTime();
        if (!isPaced) {
            isPaced = true;
            paceNs = nowNs;
            paceEventTimeNs = eventTimeNs == NO_TARGET ? nextEventTimeNs : eventTimeNs;
        }
        final long waitNs = (long) ((nextEventTimeNs - paceEventTimeNs) / speed) - (nowNs - paceNs);
        if (waitNs <= 0) {
            return true;
        }
        final long word = words;
        long leftNs = waitNs;
        try {
            while (leftNs > 0 && word == words) {
                leftNs = changed.awaitNanos(leftNs);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            isQuit = true;
        }
        return word == words && !isQuit;
    }

    private boolean isReached(final long nextSequence, final long nextEventTimeNs) {
        return switch (target) {
            case ReplayPoint.Sequence(long wanted) -> nextSequence > wanted;
            case ReplayPoint.Time(long wantedNs) -> nextEventTimeNs > wantedNs;
            case ReplayPoint.TimeOfDay _ -> throw new IllegalStateException("a time of no day");
        };
    }

    /**
     * @param point where; a time of the day must have been resolved.
     * @return true when the replay has passed it.
     */
    public boolean isBehind(final ReplayPoint point) {
        lock.lock();
        try {
            return isPassed(point);
        } finally {
            lock.unlock();
        }
    }

    private boolean isPassed(final ReplayPoint point) {
        return switch (point) {
            case ReplayPoint.Sequence(long wanted) -> wanted < sequence;
            case ReplayPoint.Time(long wantedNs) -> wantedNs < eventTimeNs;
            case ReplayPoint.TimeOfDay _ -> throw new IllegalArgumentException("a time of no day");
        };
    }

    private void change(final Runnable what) {
        lock.lock();
        try {
            what.run();
            words++;
            isWaiting = false;
            isPaced = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
