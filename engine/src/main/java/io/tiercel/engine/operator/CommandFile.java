package io.tiercel.engine.operator;

import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * A ring of operator commands in a memory-mapped file: any process may write, the engine's ingress reads.
 * <pre>
 *   0        capacity bytes of ring, then the ring's trailer (Agrona ManyToOneRingBuffer)
 *   message  action u8 | reason, ASCII, at most {@link #REASON_LENGTH} bytes
 * </pre>
 */
public final class CommandFile implements AutoCloseable {
    /** Name of the file in the run folder. */
    public static final String NAME = "commands";

    /** Longest reason, bytes of ASCII. */
    public static final int REASON_LENGTH = 64;

    private static final int CAPACITY = 64 * 1024;
    private static final int FILE_LENGTH = CAPACITY + RingBufferDescriptor.TRAILER_LENGTH;
    private static final int MESSAGE_TYPE = 1;

    private final Path file;
    private final MappedByteBuffer mapped;
    private final ManyToOneRingBuffer ring;

    private CommandFile(final Path file, final boolean create) throws IOException {
        this.file = file;
        final StandardOpenOption[] options = create
                ? new StandardOpenOption[] {
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE
                }
                : new StandardOpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE};
        try (FileChannel channel = FileChannel.open(file, options)) {
            mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, FILE_LENGTH);
        }
        mapped.order(ByteOrder.nativeOrder());
        ring = new ManyToOneRingBuffer(new UnsafeBuffer(mapped));
    }

    /**
     * Makes an empty ring in a run folder; what an earlier run left unread is dropped.
     *
     * @param folder of the run.
     * @return the reading end.
     */
    public static CommandFile create(final Path folder) {
        try {
            return new CommandFile(folder.resolve(NAME), true);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the ring of a running engine.
     *
     * @param folder of the run.
     * @return the writing end.
     * @throws BadInputException if no engine runs there.
     */
    public static CommandFile open(final Path folder) {
        final Path file = folder.resolve(NAME);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != FILE_LENGTH) {
                throw new BadInputException(folder + ": no engine is running here, expected a file named " + NAME
                        + " that a running engine keeps in its run folder");
            }
            return new CommandFile(file, false);
        } catch (final IOException e) {
            throw new BadInputException(file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Sends a command.
     *
     * @param action KILL or RESET.
     * @param reason in the operator's words, printable ASCII, 1 to {@link #REASON_LENGTH} characters.
     * @throws BadInputException if the reason is unusable or the engine does not read.
     */
    public void send(final OperatorAction action, final String reason) {
        final byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        if (text.length == 0 || text.length > REASON_LENGTH || !reason.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new BadInputException(
                    "reason `" + reason + "`: expected 1 to " + REASON_LENGTH + " printable ASCII characters");
        }
        final UnsafeBuffer message = new UnsafeBuffer(new byte[1 + text.length]);
        message.putByte(0, (byte) action.value());
        message.putBytes(1, text);
        if (!ring.write(MESSAGE_TYPE, message, 0, message.capacity())) {
            throw new BadInputException(file + " is full: the engine does not read its commands");
        }
    }

    /**
     * Reads what has arrived. Ingress thread; allocates nothing when there is nothing.
     *
     * @param handler gets each message.
     * @return messages read.
     */
    int read(final MessageHandler handler) {
        return ring.read(handler);
    }

    /** Unmaps; the reading end also removes the file, so that nobody writes to an engine that is gone. Idempotent. */
    @Override
    public void close() {
        BufferUtil.free(mapped);
    }

    /** Removes the file. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
