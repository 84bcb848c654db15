package io.tiercel.marketdata.transport.aeron;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.AeronException;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.BackoffIdleStrategy;

/**
 * A media driver inside this process, for tests and for a single machine: one thread for all of it, its directory in the folder for temporary files,
 * deleted at the end. It opens no socket of its own; channels say where they go, loopback by default.
 * <p>
 * Opened and closed by one thread. It must outlive the links on its directory: what has not been received when it closes is lost.
 */
public final class EmbeddedDriver implements AutoCloseable {
    private static final int TERM_LENGTH = 1 << 20;
    private static final long LINGER_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int SPINS = 10;
    private static final int YIELDS = 10;
    private static final long MIN_PARK_NS = 1_000;
    private static final long MAX_PARK_NS = 200_000;

    private final Path directory;
    private final AtomicLong errors = new AtomicLong();
    private final MediaDriver driver;

    /**
     * @throws BadInputException when the folder for temporary files cannot be written.
     */
    public EmbeddedDriver() {
        this(temporary());
    }

    /**
     * A driver in a directory that other processes know.
     *
     * @param directory of it; made where it is not there, deleted at the end.
     * @throws BadInputException when it cannot be used, or a driver runs there.
     */
    public EmbeddedDriver(final Path directory) {
        this.directory = directory;
        try {
            driver = launch();
        } catch (final AeronException | IllegalStateException | UncheckedIOException e) {
            throw new BadInputException(
                    "media driver in " + directory + ": cannot be started ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason told")
                            + "), expected a directory that can be written, and no other driver there",
                    e);
        }
    }

    private static Path temporary() {
        try {
            final Path made = Files.createTempDirectory("tiercel-aeron-");
            Files.delete(made);
            return made;
        } catch (final IOException e) {
            throw new BadInputException(
                    "media driver: no directory can be made (" + e
                            + "), expected a folder for temporary files with room",
                    e);
        }
    }

    private MediaDriver launch() {
        return MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(directory.toString())
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(new BackoffIdleStrategy(SPINS, YIELDS, MIN_PARK_NS, MAX_PARK_NS))
                .ipcTermBufferLength(TERM_LENGTH)
                .publicationTermBufferLength(TERM_LENGTH)
                .publicationLingerTimeoutNs(LINGER_NS)
                .errorHandler(thrown -> errors.incrementAndGet()));
    }

    /**
     * @return directory that links and other processes find it by.
     */
    public Path directory() {
        return directory;
    }

    /**
     * @return errors that the driver went on after, such as datagrams of strangers.
     */
    public long errors() {
        return errors.get();
    }

    @Override
    public void close() {
        driver.close();
    }
}
