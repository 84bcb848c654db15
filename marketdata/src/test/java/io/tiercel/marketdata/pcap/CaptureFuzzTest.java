package io.tiercel.marketdata.pcap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged captures: an error of one line that tells the place, or another feed; never a hang or another exception. */
class CaptureFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("tiercel.fuzz", 20_000) / 5;
    private static final long MOST_POLLS = 10_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"itch-pcap, 1", "itch, 2", "iex-deep, 3", "iex-tops, 4", "iex-deep-plus, 5"})
    void shouldTellDamageInOneLine(final String format, final long seed) throws IOException {
        final byte[] sound = SmallCaptures.of(format);
        final FeedFormat chosen = FeedFormats.choose(format, List.of());
        final SplittableRandom random = new SplittableRandom(seed);
        final Path path = folder.resolve("damaged");
        int refused = 0;

        Files.write(path, sound);
        assertTrue(chosen.matches(FileHead.of(path)), format + " must know its own file");
        assertFalse(read(chosen, path, "sound file"), format + " must read its own file");
        for (int i = 0; i < MUTATIONS; i++) {
            final byte[] damaged = mutate(sound, random);
            Files.write(path, damaged);
            if (read(chosen, path, format + ", seed " + seed + ", mutation " + i)) {
                refused++;
            }
        }

        final int most = refused;
        assertTrue(refused > MUTATIONS / 10, () -> most + " of " + MUTATIONS + " refused");
    }

    private static byte[] mutate(final byte[] sound, final SplittableRandom random) {
        byte[] damaged = sound.clone();
        final int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && damaged.length > 2; i++) {
            final int at = random.nextInt(damaged.length);
            switch (random.nextInt(5)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt(256);
                case 2 -> damaged[at] = (byte) (random.nextBoolean() ? 0 : 0xff);
                case 3 -> damaged = Arrays.copyOf(damaged, Math.max(2, at));
                default -> {
                    final int length = Math.min(1 + random.nextInt(40), damaged.length - at);
                    System.arraycopy(damaged, random.nextInt(damaged.length - length + 1), damaged, at, length);
                }
            }
        }
        return damaged;
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
    void shouldTellTheCutAtEveryByte(final String format) throws IOException {
        final byte[] sound = SmallCaptures.of(format);
        final FeedFormat chosen = FeedFormats.choose(format, List.of());
        final Path path = folder.resolve("cut");
        int whole = 0;

        for (int length = 0; length < sound.length; length++) {
            Files.write(path, Arrays.copyOf(sound, length));
            whole += read(chosen, path, format + " cut to " + length) ? 0 : 1;
        }

        // A file cut between two packets (or messages) is a shorter file; nowhere else is it sound.
        final int sound1 = whole;
        assertTrue(whole <= SmallCaptures.records(format), () -> sound1 + " cuts passed for sound");
    }

    @ParameterizedTest
    @CsvSource({"itch-pcap", "itch", "iex-deep", "iex-tops", "iex-deep-plus"})
    void shouldKeepTheBooksOfDamagedFiles(final String format) throws IOException {
        final byte[] sound = SmallCaptures.of(format);
        final SplittableRandom random = new SplittableRandom(99);
        final Path path = folder.resolve("checked");

        // A check makes room for many books, so a few damaged files do.
        for (int i = 0; i < 20; i++) {
            Files.write(path, mutate(sound, random));
            final int mutation = i;
            try {
                new FeedCheck(FeedFormats.choose(format, List.of())).run(List.of(path), FeedOptions.NONE, _ -> {});
            } catch (final BadInputException e) {
                assertTrue(e.getMessage().startsWith(path.toString()), () -> mutation + ": " + e.getMessage());
            }
        }
    }
}
