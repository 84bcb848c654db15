package io.tiercel.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one writer's claim on a journal folder: a lock of the operating system, given up by it if the process dies. Cold.
 */
final class JournalLock implements AutoCloseable {
    // Closing any channel of a file gives up all locks that the process has on that file (POSIX), so a second attempt
    // within this process must
    // be refused before it touches the file. This is the only state of the module that the whole process shares.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final String NAME = "lock";

    private final Path folder;
    private final FileChannel channel;
    private boolean isReleased;

    private JournalLock(final Path folder, final FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Claims a folder.
     *
     * @throws JournalException if another writer has it, in this process or another; names its process id.
     */
    static JournalLock acquire(final Path directory) throws IOException {
        final Path folder = directory.toRealPath();
        if (!HELD_HERE.add(folder)) {
            throw taken(folder, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        try {
            final Path file = folder.resolve(NAME);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            final FileLock lock = channel.tryLock();
            if (lock == null) {
                throw taken(folder, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new JournalLock(folder, channel);
        } catch (final IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            HELD_HERE.remove(folder);
            throw e;
        }
    }

    /**
     * The process that holds the lock, without touching the lock: a try of it, however short, could refuse a writer that starts in that moment.
     *
     * @return the process; empty if nobody holds it, or one did that died.
     */
    static OptionalLong holder(final Path directory) {
        try {
            if (HELD_HERE.contains(directory.toRealPath())) {
                // closing any channel of the file would give the lock up
                return OptionalLong.of(ProcessHandle.current().pid());
            }
            final Path file = directory.resolve(NAME);
            final String told = Files.readString(file).strip();
            if (!told.matches("\\d{1,18}")) {
                return OptionalLong.empty();
            }
            final long pid = Long.parseLong(told);
            final Instant claimed = Files.getLastModifiedTime(file).toInstant();
            final boolean isHeld = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(started -> !started.isAfter(claimed.plusSeconds(1)))
                    .orElse(false);
            return isHeld ? OptionalLong.of(pid) : OptionalLong.empty();
        } catch (final IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() throws IOException {
        if (!isReleased) {
            isReleased = true;
            channel.truncate(0);
            channel.close();
            HELD_HERE.remove(folder);
        }
    }

    private static JournalException taken(final Path folder, final String pid) {
        return new JournalException("journal: " + folder + " is being written by process " + pid
                + ", expected to be its only writer; stop that engine or use another run folder");
    }
}
