package io.tiercel.engine.telemetry;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Reads the counters of a session, from whatever process. Cold.
 * <p>
 * The file is read, not mapped: whatever another process does to it meanwhile, the worst that can come of it is an error that is told.
 */
public final class CountersFile {
    /** A process that says another start than the file was started with its number again. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private CountersFile() {}

    /**
     * @param folder of the run.
     * @return its counters as they are now.
     * @throws BadInputException if there is no such file, or it is none of ours.
     */
    public static CountersReading read(final Path folder) {
        final Path file = folder.resolve(CountersDescriptor.FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(folder + ": no engine has run here, expected a file named "
                    + CountersDescriptor.FILE_NAME + " that an engine keeps in its run folder");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final ByteBuffer header = bytes(file, channel, 0, CountersDescriptor.HEADER_LENGTH);
            if (header.getLong(CountersDescriptor.MAGIC_OFFSET) != CountersDescriptor.MAGIC) {
                throw new BadInputException(file + ": no file of counters, expected one that an engine made");
            }
            final int version = header.getInt(CountersDescriptor.VERSION_OFFSET);
            if (version != CountersDescriptor.VERSION) {
                throw new BadInputException(
                        file + ": counters of version " + version + ", expected version " + CountersDescriptor.VERSION);
            }
            return reading(file, channel, header);
        } catch (final IOException refused) {
            throw new BadInputException(file + " cannot be read: " + refused.getMessage(), refused);
        }
    }

    private static CountersReading reading(final Path file, final FileChannel channel, final ByteBuffer header)
            throws IOException {
        final int metadataLength = header.getInt(CountersDescriptor.METADATA_LENGTH_OFFSET);
        final int valuesLength = header.getInt(CountersDescriptor.VALUES_LENGTH_OFFSET);
        final int counters = valuesLength / CountersReader.COUNTER_LENGTH;
        if (counters < 1
                || counters > CountersDescriptor.MOST_COUNTERS
                || valuesLength != CountersDescriptor.valuesLength(counters)
                || metadataLength != CountersDescriptor.metadataLength(counters)) {
            throw new BadInputException(file + ": damaged, its header tells of " + metadataLength + " and "
                    + valuesLength + " bytes, expected 512 and 128 a counter");
        }
        final SessionState state = SessionState.of(header.getInt(CountersDescriptor.STATE_OFFSET))
                .orElseThrow(() -> new BadInputException(file + ": damaged, session state "
                        + header.getInt(CountersDescriptor.STATE_OFFSET) + ", expected 1 to 3"));
        final CountersReader reader = new CountersReader(
                new UnsafeBuffer(bytes(file, channel, CountersDescriptor.HEADER_LENGTH, metadataLength)),
                new UnsafeBuffer(
                        bytes(file, channel, CountersDescriptor.HEADER_LENGTH + (long) metadataLength, valuesLength)));
        final Map<SessionCounter, Long> values = new EnumMap<>(SessionCounter.class);
        for (int id = 0; id < counters; id++) {
            if (reader.getCounterState(id) == CountersReader.RECORD_ALLOCATED) {
                final long value = reader.getCounterValue(id);
                SessionCounter.of(reader.getCounterTypeId(id)).ifPresent(counter -> values.put(counter, value));
            }
        }
        for (final SessionCounter counter : SessionCounter.values()) {
            if (!values.containsKey(counter)) {
                throw new BadInputException(
                        file + ": damaged, the counter " + counter.key() + " is missing, expected each once");
            }
        }
        final long pid = header.getLong(CountersDescriptor.PID_OFFSET);
        return new CountersReading(
                state,
                pid,
                isAlive(pid, header.getLong(CountersDescriptor.PROCESS_START_OFFSET)),
                header.getLong(CountersDescriptor.SESSION_START_OFFSET),
                header.getLong(CountersDescriptor.SIGN_OF_LIFE_OFFSET),
                values);
    }

    private static ByteBuffer bytes(final Path file, final FileChannel channel, final long position, final int length)
            throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new BadInputException(file + ": cut short, " + channel.size() + " bytes, expected "
                        + (position + length) + " or more");
            }
        }
        return bytes.flip();
    }

    private static boolean isAlive(final long pid, final long startMs) {
        return pid > 0
                && ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .map(process -> process.info()
                                .startInstant()
                                .map(start -> isSame(start.toEpochMilli(), startMs))
                                .orElse(true))
                        .orElse(false);
    }

    private static boolean isSame(final long startMs, final long expectedMs) {
        return expectedMs == 0
                || Duration.between(Instant.ofEpochMilli(startMs), Instant.ofEpochMilli(expectedMs))
                                .abs()
                                .compareTo(SAME_START)
                        < 0;
    }
}
