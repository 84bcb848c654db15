package io.tiercel.marketdata.pcap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.fuzz.MemoryFiles;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures cut anywhere: an error of one line that tells the place, or a shorter feed. */
class CaptureCutTest {
    private static final long MOST_POLLS = 10_000;

    private final MemoryFiles files = new MemoryFiles();

    @ParameterizedTest
    @CsvSource({"itch-pcap", "itch", "iex-deep", "iex-tops", "iex-deep-plus"})
    void shouldKnowAndReadItsOwnFile(final String format) {
        final byte[] sound = SmallCaptures.of(format);
        final FeedFormat chosen = FeedFormats.choose(format, List.of());

        final Path path = files.file("sound", sound, sound.length);
        assertTrue(chosen.matches(FileHead.of(path)), format + " must know its own file");
        assertFalse(read(chosen, path, "sound file"), format + " must read its own file");
    }

    /** True when the file was refused. */
    private static boolean read(final FeedFormat format, final Path path, final String what) {
        final EventWriter writer = new EventWriter(new CountingSlots());
        long polls = 0;
        try (Feed feed = format.open(List.of(path), new OpenListing(), FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(writer, 64) != Feed.END_OF_FEED) {
                if (++polls > MOST_POLLS) {
                    fail(what + ": no end after " + polls + " polls");
                }
            }
            return false;
        } catch (final BadInputException e) {
            assertTrue(
                    e.getMessage().startsWith(path.toString())
                            && !e.getMessage().contains("\n"),
                    () -> what + ": " + e.getMessage());
            assertTrue(
                    e.getMessage().contains(": byte ")
                            || e.getMessage().contains("expected market data")
                            || e.getMessage().contains(" at its start"),
                    () -> what + ": " + e.getMessage());
            return true;
        } catch (final RuntimeException | OutOfMemoryError e) {
            throw new AssertionError(what, e);
        }
    }

    @ParameterizedTest
    @CsvSource({"itch-pcap", "itch", "iex-deep", "iex-tops", "iex-deep-plus"})
    void shouldTellTheCutAtEveryByte(final String format) {
        final byte[] sound = SmallCaptures.of(format);
        final FeedFormat chosen = FeedFormats.choose(format, List.of());
        int whole = 0;

        for (int length = 0; length < sound.length; length++) {
            final Path path = files.file("cut", sound, length);
            whole += read(chosen, path, format + " cut to " + length) ? 0 : 1;
        }

        // A file cut between two packets (or messages) is a shorter file; nowhere else is it sound.
        final int sound1 = whole;
        assertTrue(whole <= SmallCaptures.records(format), () -> sound1 + " cuts passed for sound");
    }
}
