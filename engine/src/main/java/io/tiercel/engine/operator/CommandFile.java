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
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * A ring of operator commands in a memory-mapped file: any process may write, the engine's ingress reads.
 * <pre>
 *   0        capacity bytes of ring, then the ring's trailer (Agrona ManyToOneRingBuffer)
 *   message  action u8 | reason, printable ASCII, 1 to {@link #REASON_LENGTH} bytes
 * </pre>
 * The reader trusts nothing in it: another process writes it.
 */
public final class CommandFile implements AutoCloseable {
    /** Name of the file in the run folder. */
    public static final String NAME = "commands";

    /** Longest reason, bytes of ASCII. */
    public static final int REASON_LENGTH = 64;

    private static final int CAPACITY = 64 * 1024;
    private static final int FILE_LENGTH = CAPACITY + RingBufferDescriptor.TRAILER_LENGTH;
    private static final int MESSAGE_TYPE = 1;
    private static final byte FIRST_PRINTABLE = ' ';
    private static final byte LAST_PRINTABLE = '~';

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
     * Removes the ring that a killed engine left.
     *
     * @param folder of the run.
     */
    public static void drop(final Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(NAME));
        } catch (final IOException e) {
            throw new BadInputException(folder + ": the file " + NAME + " cannot be removed: " + e.getMessage(), e);
        }
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
            throw new BadInputException(folder + ": the file " + NAME + " cannot be made: " + e.getMessage(), e);
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
        if (text.length == 0
                || text.length > REASON_LENGTH
                || !reason.chars().allMatch(c -> c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE)) {
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
     * @param handler gets each message, well formed or not.
     * @return messages read.
     * @throws IndexOutOfBoundsException or another unchecked exception when the ring's own bytes are not a ring's any more: {@link #clear} it.
     */
    int read(final MessageHandler handler) {
        return ring.read(handler);
    }

    /** Whether nothing waits in the ring, not even half of a message. Ingress thread. */
    boolean isEmpty() {
        return ring.producerPosition() == ring.consumerPosition();
    }

    /** Whether the positions of reader and writers can be those of a ring. Ingress thread. */
    boolean isRing() {
        final long consumed = ring.consumerPosition();
        final long produced = ring.producerPosition();
        return consumed >= 0
                && produced - consumed >= 0
                && produced - consumed <= CAPACITY
                && ((consumed | produced) & RecordDescriptor.ALIGNMENT - 1) == 0;
    }

    /** Makes the ring an empty one again, whatever stands in the file. Ingress thread. */
    void clear() {
        ring.buffer().setMemory(0, FILE_LENGTH, (byte) 0);
    }

    /**
     * Tells a command from garbage.
     *
     * @param messageType of the ring's message.
     * @param buffer      holds it.
     * @param index       of its first byte.
     * @param length      bytes.
     * @return true when it is one that {@link #send} could have written.
     */
    static boolean isCommand(final int messageType, final DirectBuffer buffer, final int index, final int length) {
        if (messageType != MESSAGE_TYPE || length < 2 || length > 1 + REASON_LENGTH) {
            return false;
        }
        final byte action = buffer.getByte(index);
        if (action != OperatorAction.KILL.value() && action != OperatorAction.RESET.value()) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            final byte character = buffer.getByte(index + i);
            if (character < FIRST_PRINTABLE || character > LAST_PRINTABLE) {
                return false;
            }
        }
        return true;
    }

    /** Unmaps. Idempotent. */
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
