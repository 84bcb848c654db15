package io.tiercel.marketdata.transport.aeron;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
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
        try {
            directory = Files.createTempDirectory("tiercel-aeron-");
        } catch (final IOException e) {
            throw new BadInputException(
                    "media driver: no directory can be made (" + e
                            + "), expected a folder for temporary files with room",
                    e);
        }
        driver = MediaDriver.launch(new MediaDriver.Context()
                .aeronDirectoryName(directory.toString())
                .dirDeleteOnStart(true)
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
