package io.tiercel.engine.configuration;

import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.transport.aeron.AeronSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * {@code transport: aeron}: events of another process. Both processes read the same file.
 *
 * @param channel            Aeron URI.
 * @param streamId           of the events in the channel.
 * @param mediaDriver        which process runs the driver.
 * @param directory          of the driver; empty = a folder {@code tiercel-aeron} for temporary files.
 * @param roomPatienceMs     wait for room before back-pressure is told, 0 or more.
 * @param connectPatienceMs  wait for a subscriber before a publisher gives up, 0 or more.
 * @param reconnectPatienceMs wait for a new publisher, once one broke off, before the feed ends, 0 or more.
 * @param books              which kind of book the events make.
 * @param symbols            in the order of their ids, the same in both processes; at least one, each once.
 */
public record AeronFeedSettings(
        String channel,
        int streamId,
        MediaDriverPlace mediaDriver,
        String directory,
        long roomPatienceMs,
        long connectPatienceMs,
        long reconnectPatienceMs,
        BookKind books,
        List<String> symbols)
        implements LiveFeedSettings {
    private static final long NS_PER_MS = 1_000_000L;

    /** Which process runs the media driver. */
    public enum MediaDriverPlace {
        /** The receiving process, in the directory; the publisher of the same machine joins it there. */
        RECEIVER,
        /** Each process one of its own, in a directory that nobody else needs to know; for UDP only. */
        EACH,
        /** Neither: one is running in the directory. */
        EXTERNAL
    }

    /**
     * @throws BadInputException naming the key and what is expected.
     */
    public AeronFeedSettings {
        symbols = List.copyOf(symbols);
        if (symbols.isEmpty() || new HashSet<>(symbols).size() != symbols.size()) {
            throw new BadInputException(
                    "symbols = " + symbols + ", expected at least one, each once, in the same order in both processes");
        }
        if (mediaDriver == MediaDriverPlace.EACH && channel.startsWith("aeron:ipc")) {
            throw new BadInputException("mediaDriver = EACH with channel " + channel
                    + ", expected RECEIVER or EXTERNAL: shared memory is that of one driver");
        }
        link(channel, streamId, roomPatienceMs, connectPatienceMs, reconnectPatienceMs);
    }

    private static AeronSettings link(
            final String channel, final int streamId, final long roomMs, final long connectMs, final long reconnectMs) {
        return new AeronSettings(channel, streamId, roomMs * NS_PER_MS, connectMs * NS_PER_MS, reconnectMs * NS_PER_MS);
    }

    /**
     * @return the same for the link.
     */
    public AeronSettings link() {
        return link(channel, streamId, roomPatienceMs, connectPatienceMs, reconnectPatienceMs);
    }

    /**
     * @return where the driver is that both processes share.
     */
    public Path sharedDirectory() {
        return directory.isEmpty()
                ? Path.of(System.getProperty("java.io.tmpdir"), "tiercel-aeron")
                : Path.of(directory);
    }

    @Override
    public String address() {
        return "Aeron " + channel + " stream " + streamId;
    }
}
