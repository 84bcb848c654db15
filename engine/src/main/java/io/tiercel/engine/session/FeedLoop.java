package io.tiercel.engine.session;

import io.tiercel.engine.Pipeline;
import io.tiercel.engine.operator.CommandInbox;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Ingress;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.pipeline.WaitPolicy;
import io.tiercel.engine.protocol.OpenOrdersRule;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.recovery.FeedPosition;
import io.tiercel.engine.telemetry.IngressCounters;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.StaleReason;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * What the ingress thread does for the length of a session: polls feed and operator until the feed ends or it is stopped, and ends the session.
 * <p>
 * Owned by the ingress thread.
 */
final class FeedLoop {
    private static final int EVENTS_PER_POLL = 256;
    private static final long PROGRESS_INTERVAL_NS = 100_000_000L;

    private final Path journalFolder;
    private final WaitPolicy waitPolicy;
    private final BooleanSupplier isStopRequested;
    private final BooleanSupplier isDiskFull;
    private final BooleanSupplier isDifferent;
    private final DoubleConsumer progress;
    private final IngressCounters telemetry;
    private final long idleTickMs;

    /**
     * How a session goes on that has a beginning.
     *
     * @param position    what the journal has of the feed.
     * @param isLive      the feed does not begin anew: what it sent meanwhile is lost.
     * @param openOrders  what happens to the open orders.
     * @param incarnation starts of the session, this one included.
     */
    record Continuation(FeedPosition position, boolean isLive, OpenOrdersRule openOrders, int incarnation) {
        /** Whether the core is told: where nothing is lost, and nothing to be done, the session is as one that was never cut off. */
        boolean isTold() {
            return isLive || position.isEnded() || openOrders == OpenOrdersRule.CANCEL;
        }
    }

    FeedLoop(
            final Path journalFolder,
            final WaitPolicy waitPolicy,
            final BooleanSupplier isStopRequested,
            final BooleanSupplier isDiskFull,
            final BooleanSupplier isDifferent,
            final DoubleConsumer progress,
            final IngressCounters telemetry,
            final long idleTickMs) {
        this.journalFolder = journalFolder;
        this.waitPolicy = waitPolicy;
        this.isStopRequested = isStopRequested;
        this.isDiskFull = isDiskFull;
        this.isDifferent = isDifferent;
        this.progress = progress;
        this.telemetry = telemetry;
        this.idleTickMs = idleTickMs;
    }

    /**
     * Runs.
     *
     * @return commands of the operator that were none.
     */
    long run(final Feed feed, final Pipeline pipeline, final Optional<Continuation> continuation) {
        if (continuation.isEmpty()) {
            return run(feed, pipeline, pipeline.ingress(), null, false);
        }
        final Continuation restart = continuation.get();
        final SessionInputs session = new SessionInputs(pipeline.ingress());
        if (restart.isLive()) {
            new EventWriter(pipeline.ingress())
                    .bookStale(EventWriter.ALL_INSTRUMENTS, 0, Long.MIN_VALUE, 0, StaleReason.RESTART);
            session.restart(restart.openOrders(), restart.incarnation());
            return run(feed, pipeline, pipeline.ingress(), null, false);
        }
        final ContinuedSlots slots = new ContinuedSlots(
                pipeline.ingress(),
                restart.position(),
                restart.isTold()
                        ? offset -> session.restart(offset, restart.openOrders(), restart.incarnation())
                        : null);
        return run(feed, pipeline, slots, slots, restart.position().isEnded());
    }

    private long run(
            final Feed feed,
            final Pipeline pipeline,
            final EventSlots slots,
            final ContinuedSlots continued,
            final boolean isEnded) {
        final SessionInputs session = new SessionInputs(slots);
        try (CommandInbox commands = new CommandInbox(journalFolder, slots)) {
            boolean isFull = false;
            long events = 0;
            try {
                final EventWriter writer = new EventWriter(slots);
                final Ingress ingress = pipeline.ingress();
                final IdleClock idleClock = new IdleClock(ingress, session, idleTickMs);
                long nextProgressNs = System.nanoTime();
                boolean isOver = false;
                boolean isDoubted = false;
                while (!isStopRequested.getAsBoolean() && !isFull && !isOver) {
                    final int polled = feed.poll(writer, EVENTS_PER_POLL);
                    isOver = polled == Feed.END_OF_FEED;
                    events += Math.max(0, polled);
                    if (events > 0 && !isPassing(continued)) {
                        commands.poll();
                    }
                    if (!isDoubted && !isPassing(continued) && isDifferent.getAsBoolean()) {
                        isDoubted = true;
                        session.kill(OperatorAction.DIFFERENT, "second core differs");
                    }
                    isFull = isDiskFull.getAsBoolean();
                    final long nowNs = System.nanoTime();
                    idleClock.polled(polled, nowNs);
                    telemetry.polled(polled, nowNs, ingress.lastSequence(), ingress.lastEventTimeNs());
                    if (nowNs >= nextProgressNs) {
                        telemetry.sample();
                        nextProgressNs = nowNs + PROGRESS_INTERVAL_NS;
                        progress.accept(feed.progress());
                        pipeline.check();
                    }
                    if (polled == 0) {
                        waitPolicy.idle();
                    }
                }
                if (isOver && continued != null) {
                    continued.requirePassed();
                }
                end(session, continued, isEnded, events, isFull);
            } catch (final EngineStoppedException stopped) {
                throw stopped;
            } catch (final RuntimeException | Error broken) {
                // what was read stands in the journal; the engine must not go on trading on a feed that is broken
                if (!isPassing(continued)) {
                    killAndEnd(session, events, pipeline.ingress(), broken);
                }
                throw broken;
            }
            if (isFull) {
                throw new BadInputException("disk of " + journalFolder + " is full: trading stopped at input "
                        + pipeline.ingress().lastSequence() + ", expected room for the next journal segment");
            }
            return commands.ignored();
        }
    }

    /** A session that had ended and has nothing new keeps its end; one that is stopped before it came to anything new stays cut off. */
    private static void end(
            final SessionInputs session,
            final ContinuedSlots continued,
            final boolean isEnded,
            final long events,
            final boolean isFull) {
        if (isPassing(continued) || (isEnded && !continued.hasNew())) {
            return;
        }
        if (isFull) {
            session.kill(OperatorAction.JOURNAL_FULL, "disk full");
        }
        session.end(events);
    }

    private static boolean isPassing(final ContinuedSlots continued) {
        return continued != null && continued.isPassing();
    }

    private static void killAndEnd(
            final SessionInputs session, final long events, final Ingress ingress, final Throwable broken) {
        try {
            session.kill(OperatorAction.FEED_BROKEN, "feed failed");
            session.end(events);
        } catch (final EngineStoppedException dead) {
            dead.addSuppressed(broken);
            throw dead;
        } catch (final RuntimeException | Error unpublished) {
            final EngineStoppedException dead =
                    new EngineStoppedException(Stage.INGRESS, ingress.lastSequence(), broken);
            dead.addSuppressed(unpublished);
            throw dead;
        }
    }
}
