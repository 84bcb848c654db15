package io.tiercel.marketdata.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.fuzz.MemoryFiles;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text files cut anywhere: a message with file and line, or a sound end. */
class TextFeedCutTest {
    private static final int MAX_POLLS = 10_000;
    private static final int MAX_INSTRUMENTS = 256;

    private final MemoryFiles files = new MemoryFiles();

    static Stream<TextFeedSamples> samples() {
        return TextFeedSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldReadTheSampleWhole(final TextFeedSamples sample) {
        final List<Path> files = write(sample, sample.contents());

        assertEquals(
                sample.format(), FeedFormats.choose(FeedFormats.AUTO, files).name());
        assertEquals(Optional.empty(), run(sample, files));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldTellFileAndLineWhenAFileIsCutAnywhere(final TextFeedSamples sample) {
        for (int file = 0; file < sample.names().size(); file++) {
            for (int length = 0; length < sample.contents().get(file).length; length++) {
                final List<byte[]> contents = new ArrayList<>(sample.contents());
                contents.set(file, Arrays.copyOf(contents.get(file), length));
                requireTelling(run(sample, write(sample, contents)), sample + " cut at " + length);
            }
        }
    }

    private void requireTelling(final Optional<String> message, final String what) {
        message.ifPresent(text -> assertTrue(
                text.startsWith("memory/")
                        && text.contains(": ")
                        && text.lines().count() == 1,
                what + ": " + text));
    }

    private List<Path> write(final TextFeedSamples sample, final List<byte[]> contents) {
        final List<Path> paths = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            paths.add(files.file("memory/" + sample.names().get(i), contents.get(i), contents.get(i).length));
        }
        return paths;
    }

    /** The message of the refusal, empty when the feed came to its end. */
    private static Optional<String> run(final TextFeedSamples sample, final List<Path> files) {
        final FeedFormat format = FeedFormats.choose(sample.format(), files);
        final OpenListing listing = new OpenListing();
        final BookAudit audit = new BookAudit(listing, MAX_INSTRUMENTS, format.bookKind());
        final EventWriter writer = new EventWriter(audit);
        try (Feed feed = format.open(files, listing, audit, FeedOptions.NONE)) {
            int polls = 0;
            while (feed.poll(writer, 8) != Feed.END_OF_FEED) {
                polls++;
                assertTrue(polls < MAX_POLLS, "no end");
            }
            return Optional.empty();
        } catch (final BadInputException e) {
            return Optional.of(e.getMessage());
        }
    }
}
