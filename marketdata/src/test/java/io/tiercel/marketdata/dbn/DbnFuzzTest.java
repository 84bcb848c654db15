package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnBytes.*;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.github.luben.zstd.Zstd;
import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with bytes changed, lost or doubled: each is read to its end or refused in one line that tells the place. */
class DbnFuzzTest {
    private static final int MUTATIONS = Integer.getInteger("tiercel.fuzz.mutations", 20_000);
    private static final long SEED = Long.getLong("tiercel.fuzz.seed", 20_231_225L);
    private static final int INSTRUMENTS = 4;
    private static final Object[] ESH4 = {"ESH4", 20231225, 20231226, "7"};
    private static final Pattern PLACE =
            Pattern.compile("(byte \\d+: (record \\d+: )?|at its start: |holds \\d+ bytes).*");

    @TempDir
    Path folder;

    private static DbnBytes orders(final int version, final boolean isTsOut) {
        return new DbnBytes(version, MBO_SCHEMA, isTsOut, ESH4)
                .mbo('A', 'B', 1, 50, 10, 40, 1)
                .mbo('A', 'A', 2, 60, 10, 168, 2)
                .mbo('M', 'A', 2, 61, 11, 128, 3)
                .mbo('C', 'A', 2, 61, 1, 128, 4)
                .mbo('T', 'A', 3, 50, 1, 0, 5)
                .mbo('F', 'B', 1, 50, 1, 0, 5)
                .mbo('M', 'B', 1, 50, 9, 132, 5)
                .mbo('R', 'N', 0, NO_PRICE, 0, 128, 6);
    }

    private static DbnBytes levels(final int version) {
        return new DbnBytes(version, MBP_10_SCHEMA, false, ESH4)
                .mbp(10, 1, 'A', 'B', 1, 1, 1, 10, 12, 5, 6, 1, 2, 9, 13, 7, 8, 3, 4)
                .mbp(1, 1, 'T', 'B', 1, 1, 2, 11, 12, 5, 6, 1, 2)
                .mbp(0xb1, 2, 'A', 'B', 1, 1, 3, 9, 13, 7, 8, 3, 4);
    }

    private static DbnBytes figures(final int version) {
        return new DbnBytes(version, TRADES_SCHEMA, false, ESH4)
                .word(0x17)
                .definition(8, "X", 5)
                .symbolMapping(9, "Y")
                .status(7, 'Y', 1)
                .statistic(3, 5, 6, 1, 2)
                .imbalance('B', 5, 6, 3)
                .bar(0x23, 1, 2, 3, 4, 5, 4)
                .mbp(0, 1, 'T', 'B', 1, 1, 5)
                .mbp(0xc3, 1, 'T', 'B', 1, 1, 6, 10, 12, 5, 6, 1, 2);
    }

    @Test
    void shouldReadOrRefuseInOneLineWhenBytesAreWrong() throws IOException {
        final List<DbnBytes> sound = List.of(
                orders(1, false),
                orders(2, true),
                orders(3, false),
                levels(1),
                levels(3),
                figures(1),
                figures(2),
                figures(3));
        final SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            final int which = random.nextInt(sound.size());
            final byte[] content = mutated(sound.get(which).bytes(), random);
            final boolean isCompressed = i % 8 == 0;
            final byte[] stored = isCompressed ? Zstd.compress(content) : content;
            final Path file = Files.write(
                    folder.resolve("fuzz.dbn"), isCompressed && i % 16 == 0 ? mutated(stored, random) : stored);
            final DbnFormat format = which < 3 ? DbnFormat.ORDERS : which < 5 ? DbnFormat.LEVELS : DbnFormat.FIGURES;
            final String hint = "seed " + SEED + ", mutation " + i;
            try {
                read(file, format);
            } catch (final BadInputException e) {
                refused++;
                final String message = e.getMessage();
                assertTrue(message.startsWith(file + ": "), hint + ": " + message);
                final String problem = message.substring(file.toString().length() + 2);
                assertTrue(
                        problem.startsWith("schema ") || PLACE.matcher(problem).matches(), hint + ": " + message);
            } catch (final RuntimeException | OutOfMemoryError e) {
                fail(hint, e);
            }
        }
        // most changes of a byte are a new size, price or time, which nobody can know to be wrong
        assertTrue(refused > MUTATIONS / 4 && refused < MUTATIONS, refused + " of " + MUTATIONS + " refused");
    }

    private static void read(final Path file, final DbnFormat format) {
        final OpenListing listing = new OpenListing(INSTRUMENTS);
        final BookAudit audit = new BookAudit(listing, INSTRUMENTS, format.bookKind());
        final EventWriter writer = new EventWriter(audit);
        try (Feed feed = format.open(List.of(file), listing, audit, FeedOptions.NONE)) {
            int polls = 0;
            while (feed.poll(writer, 100) != Feed.END_OF_FEED) {
                assertTrue(++polls < 1_000, "no end of " + file);
            }
        }
    }

    private static byte[] mutated(final byte[] sound, final SplittableRandom random) {
        byte[] content = sound.clone();
        final int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && content.length > 1; i++) {
            final int at = random.nextInt(content.length);
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> content[at] = (byte) random.nextInt();
                case 3 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 4 -> content = Arrays.copyOf(content, at + 1);
                default -> {
                    final int length = 1 + random.nextInt(Math.min(200, content.length - at));
                    final byte[] longer = new byte[content.length + length];
                    System.arraycopy(content, 0, longer, 0, at + length);
                    System.arraycopy(content, at, longer, at + length, content.length - at);
                    content = longer;
                }
            }
        }
        return content;
    }
}
