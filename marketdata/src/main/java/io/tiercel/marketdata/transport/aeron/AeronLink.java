package io.tiercel.marketdata.transport.aeron;

import io.aeron.Aeron;
import io.aeron.exceptions.AeronException;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.agrona.concurrent.status.CountersReader;

/**
 * A process's connection to the media driver of a directory, embedded in this process or external; makes publications and feeds. Cold.
 * <p>
 * Used by one thread; a thread of the client below keeps it alive. Closing it closes what it made, without an end-of-session message.
 */
public final class AeronLink implements AutoCloseable {
    private static final long HAND_OVER_PAUSE_NS = 1_000_000L;

    private final Path directory;
    private final AtomicReference<Throwable> error = new AtomicReference<>();
    private final Aeron aeron;

    /**
     * @param directory of the media driver.
     * @throws BadInputException when no driver answers there.
     */
    public AeronLink(final Path directory) {
        this.directory = directory;
        try {
            aeron = Aeron.connect(new Aeron.Context()
                    .aeronDirectoryName(directory.toString())
                    .useConductorAgentInvoker(false)
                    .errorHandler(error::set));
        } catch (final AeronException e) {
            throw new BadInputException(
                    "Aeron directory " + directory + ": no media driver answers (" + firstLine(e)
                            + "), expected the directory of a running one",
                    e);
        }
    }

    /**
     * The sending side; a session of its own.
     *
     * @param settings     where to.
     * @param backPressure told when the engine does not keep up.
     * @param clockNs      elapsed time, never running back; read only while waiting.
     * @return events written to it go out.
     * @throws BadInputException when the channel cannot be opened.
     */
    public EventPublication publication(
            final AeronSettings settings, final BackPressure backPressure, final LongSupplier clockNs) {
        try {
            return new EventPublication(
                    aeron.addExclusivePublication(settings.channel(), settings.streamId()),
                    settings,
                    backPressure,
                    clockNs);
        } catch (final AeronException | IllegalStateException | IllegalArgumentException e) {
            throw unusable(settings, e);
        }
    }

    /**
     * The receiving side.
     *
     * @param settings where from.
     * @param audit    told of events that are missing.
     * @param clockNs  elapsed time, never running back; read only between sessions.
     * @return what the publisher sends, to be polled.
     * @throws BadInputException when the channel cannot be opened.
     */
    public AeronFeed feed(final AeronSettings settings, final FeedAudit audit, final LongSupplier clockNs) {
        try {
            return new AeronFeed(
                    aeron.addSubscription(settings.channel(), settings.streamId()), settings, audit, clockNs);
        } catch (final AeronException | IllegalStateException | IllegalArgumentException e) {
            throw unusable(settings, e);
        }
    }

    private BadInputException unusable(final AeronSettings settings, final RuntimeException cause) {
        return new BadInputException(
                "Aeron channel '" + settings.channel() + "' stream " + settings.streamId() + " in " + directory
                        + ": cannot be opened (" + firstLine(cause)
                        + "), expected a usable channel and a running media driver",
                cause);
    }

    private static String firstLine(final Throwable thrown) {
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("no reason told");
    }

    /**
     * Waits until the driver has handed over all that an ended publication sent, and let go of it. Needed before a driver of this process is closed.
     *
     * @param publication ended.
     * @param patienceNs  longest wait.
     * @param clockNs     elapsed time, never running back.
     * @return false when the time was over before.
     */
    public boolean awaitHandedOver(
            final EventPublication publication, final long patienceNs, final LongSupplier clockNs) {
        final CountersReader counters = aeron.countersReader();
        final int counter = publication.limitCounterId();
        final long startNs = clockNs.getAsLong();
        while (counters.getCounterState(counter) == CountersReader.RECORD_ALLOCATED
                && counters.getCounterRegistrationId(counter) == publication.registrationId()) {
            if (clockNs.getAsLong() - startNs >= patienceNs) {
                return false;
            }
            LockSupport.parkNanos(HAND_OVER_PAUSE_NS);
        }
        return true;
    }

    /**
     * @return what last went wrong behind the scenes, such as a media driver that no longer answers.
     */
    public Optional<Throwable> error() {
        return Optional.ofNullable(error.get());
    }

    @Override
    public void close() {
        aeron.close();
    }
}
