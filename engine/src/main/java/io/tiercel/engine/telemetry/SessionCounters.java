package io.tiercel.engine.telemetry;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersManager;

/**
 * The counters of one session, in a mapped file or, where nobody is to read them, in memory.
 * <p>
 * Each counter has one writing thread, which {@link SessionCounter} names, and stands on cache lines of its own; a write is one store with release order.
 * Allocates nothing after construction. To be closed when every writing thread has ended; what is set afterwards goes nowhere.
 */
public final class SessionCounters implements AutoCloseable {
    private final ByteBuffer bytes;
    private final UnsafeBuffer header;
    private final UnsafeBuffer values;
    private final int[] offsets = new int[SessionCounter.values().length];

    private boolean isClosed;

    private SessionCounters(final ByteBuffer bytes) {
        this.bytes = bytes;
        final int counters = offsets.length;
        final int metadataLength = CountersDescriptor.metadataLength(counters);
        final int valuesLength = CountersDescriptor.valuesLength(counters);
        header = new UnsafeBuffer(bytes, 0, CountersDescriptor.HEADER_LENGTH);
        values = new UnsafeBuffer(bytes, CountersDescriptor.HEADER_LENGTH + metadataLength, valuesLength);
        final CountersManager manager =
                new CountersManager(new UnsafeBuffer(bytes, CountersDescriptor.HEADER_LENGTH, metadataLength), values);
        for (final SessionCounter counter : SessionCounter.values()) {
            offsets[counter.ordinal()] =
                    CountersManager.counterOffset(manager.allocate(counter.label(), counter.typeId()));
        }
        set(SessionCounter.EVENT_TIME_NS, SessionCounter.NONE);
        set(SessionCounter.SNAPSHOT, SessionCounter.NONE);
        set(SessionCounter.FOLLOWED, SessionCounter.NONE);
        header.putInt(CountersDescriptor.VERSION_OFFSET, CountersDescriptor.VERSION, ByteOrder.LITTLE_ENDIAN);
        header.putInt(CountersDescriptor.METADATA_LENGTH_OFFSET, metadataLength, ByteOrder.LITTLE_ENDIAN);
        header.putInt(CountersDescriptor.VALUES_LENGTH_OFFSET, valuesLength, ByteOrder.LITTLE_ENDIAN);
        final ProcessHandle self = ProcessHandle.current();
        header.putLong(CountersDescriptor.PID_OFFSET, self.pid(), ByteOrder.LITTLE_ENDIAN);
        header.putLong(
                CountersDescriptor.PROCESS_START_OFFSET,
                self.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                ByteOrder.LITTLE_ENDIAN);
        header.putLong(CountersDescriptor.SESSION_START_OFFSET, System.currentTimeMillis(), ByteOrder.LITTLE_ENDIAN);
        alive();
        state(SessionState.RUNNING);
        header.putLong(CountersDescriptor.MAGIC_OFFSET, CountersDescriptor.MAGIC, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Makes the file in a run folder; one of a run before is replaced at once. Cold.
     *
     * @param folder of the run.
     * @return the counters, all zero, the state RUNNING.
     * @throws BadInputException if the file cannot be made.
     */
    public static SessionCounters create(final Path folder) {
        final Path file = folder.resolve(CountersDescriptor.FILE_NAME);
        final Path unnamed = folder.resolve(CountersDescriptor.FILE_NAME + ".new");
        try (FileChannel channel = FileChannel.open(
                unnamed,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            // written, not only stretched: a store into a page that a full disk has no room for would kill the process
            final ByteBuffer zeros = ByteBuffer.allocate(fileLength());
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            final SessionCounters counters =
                    new SessionCounters(channel.map(FileChannel.MapMode.READ_WRITE, 0, fileLength()));
            Files.move(unnamed, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return counters;
        } catch (final IOException refused) {
            throw new BadInputException(file + " cannot be made: " + refused.getMessage(), refused);
        }
    }

    /**
     * Counters that no other process reads.
     *
     * @return the counters, all zero.
     */
    public static SessionCounters inMemory() {
        return new SessionCounters(ByteBuffer.allocateDirect(fileLength()));
    }

    private static int fileLength() {
        final int counters = SessionCounter.values().length;
        return CountersDescriptor.HEADER_LENGTH
                + CountersDescriptor.metadataLength(counters)
                + CountersDescriptor.valuesLength(counters);
    }

    /**
     * Sets a counter; its writing thread only.
     *
     * @param counter that the calling thread writes.
     * @param value   its new value.
     */
    public void set(final SessionCounter counter, final long value) {
        values.putLongRelease(offsets[counter.ordinal()], value);
    }

    /**
     * Any thread.
     *
     * @param counter to read.
     * @return its value.
     */
    public long get(final SessionCounter counter) {
        return values.getLongAcquire(offsets[counter.ordinal()]);
    }

    /** Leaves a sign of life: the time of day. Reads a clock; some ten times a second is enough. */
    public void alive() {
        header.putLong(CountersDescriptor.SIGN_OF_LIFE_OFFSET, System.currentTimeMillis(), ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Says how the session stands.
     *
     * @param state of the session.
     */
    public void state(final SessionState state) {
        header.putInt(CountersDescriptor.STATE_OFFSET, state.code(), ByteOrder.LITTLE_ENDIAN);
    }

    /** Gives the mapping back. Idempotent. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            header.wrap(new byte[header.capacity()]);
            values.wrap(new byte[values.capacity()]);
            BufferUtil.free(bytes);
        }
    }
}
