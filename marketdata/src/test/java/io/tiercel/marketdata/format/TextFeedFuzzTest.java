package io.tiercel.marketdata.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged text files: a message with file and line, or a sound end; never another exception, never a hang. */
class TextFeedFuzzTest {
    private static final long SEED = 20_260_102;
    private static final int MUTATIONS = Integer.getInteger("tiercel.fuzz", 250);
    private static final int MAX_POLLS = 10_000;
    private static final int MAX_INSTRUMENTS = 256;
    private static final byte[] TELLING =
            "0129,.-+eE\"\n\r xT:/NaN\u0000\u00ff".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    static Stream<TextFeedSamples> samples() {
        return TextFeedSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldReadTheSampleWhole(final TextFeedSamples sample) throws IOException {
        final List<Path> files = write(sample, sample.contents());

        assertEquals(
                sample.format(), FeedFormats.choose(FeedFormats.AUTO, files).name());
        assertEquals(Optional.empty(), run(sample, files));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldTellFileAndLineWhenAFileIsCutAnywhere(final TextFeedSamples sample) throws IOException {
        for (int file = 0; file < sample.names().size(); file++) {
            for (int length = 0; length < sample.contents().get(file).length; length++) {
                final List<byte[]> contents = new ArrayList<>(sample.contents());
                contents.set(file, Arrays.copyOf(contents.get(file), length));
                requireTelling(run(sample, write(sample, contents)), sample + " cut at " + length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldTellFileAndLineWhenBytesAreChanged(final TextFeedSamples sample) throws IOException {
        final SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            final List<byte[]> contents = new ArrayList<>(sample.contents());
            final int file = random.nextInt(contents.size());
            contents.set(file, mutated(contents.get(file), random));
            final String what = sample + ", seed " + SEED + ", mutation " + i;
            final Optional<String> message;
            try {
                message = run(sample, write(sample, contents));
            } catch (final RuntimeException e) {
                fail(what, e);
                return;
            }
            requireTelling(message, what);
            refused += message.isPresent() ? 1 : 0;
        }
        assertTrue(refused > MUTATIONS / 10, sample + ": refused " + refused);
    }

    private static byte[] mutated(final byte[] bytes, final SplittableRandom random) {
        byte[] changed = bytes.clone();
        for (int n = random.nextInt(3); n >= 0; n--) {
            final int at = random.nextInt(changed.length);
            final byte telling = TELLING[random.nextInt(TELLING.length)];
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = telling;
                case 1 -> changed[at] = (byte) random.nextInt(256);
                case 2 -> {
                    final int from = random.nextInt(changed.length);
                    final int length = Math.min(random.nextInt(40), changed.length - Math.max(at, from));
                    System.arraycopy(changed, from, changed, at, length);
                }
                default -> {
                    final byte[] longer = Arrays.copyOf(changed, changed.length + 1);
                    System.arraycopy(changed, at, longer, at + 1, changed.length - at);
                    longer[at] = telling;
                    changed = longer;
                }
            }
        }
        return changed;
    }

    private void requireTelling(final Optional<String> message, final String what) {
        message.ifPresent(text -> assertTrue(
                text.startsWith(folder.toString())
                        && text.contains(": ")
                        && text.lines().count() == 1,
                what + ": " + text));
    }

    private List<Path> write(final TextFeedSamples sample, final List<byte[]> contents) throws IOException {
        final List<Path> files = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            files.add(Files.write(folder.resolve(sample.names().get(i)), contents.get(i)));
        }
        return files;
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
