package io.tiercel.marketdata.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CryptoFuzzTest {
    /** Of each venue. */
    private static final int MUTATIONS = Integer.getInteger("tiercel.fuzz.mutations", 4_000);

    /** One in so many goes by way of a file as well. */
    private static final int FILE_SHARE = 40;

    private static final byte[] LIKELY = "{}[]\",:.-0123456789eEnull \\\n\u0000".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldReadTheCaptureItself(final VenueFrames venue) throws IOException {
        final var report = Checks.of(folder, venue.format(), venue.lines().toArray(String[]::new));

        assertTrue(report.events() > 0);
        assertEquals(0, report.gaps());
        assertEquals(0, report.referencesBad());
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellPlaceAndMessageWhenTheLastLineIsCut(final VenueFrames venue) throws IOException {
        for (int line = 0; line < venue.lines().size(); line++) {
            final String last = venue.lines().get(line);
            final List<String> before = venue.lines().subList(0, line);
            final int json = Math.min(indexOf(last, "{"), indexOf(last, "["));
            for (int length = 2; length < last.length(); length++) {
                if (last.indexOf('{') < 0 || last.contains(" <- ")) {
                    continue;
                }
                final Path file = folder.resolve("cut.jsonl");
                Files.writeString(
                        file,
                        String.join("", before.stream().map(text -> text + "\n").toList()) + last.substring(0, length));
                final int cut = length;

                final BadInputException refusal = assertThrows(
                        BadInputException.class,
                        () -> Checks.read(venue.format(), file),
                        () -> "line " + before.size() + " cut at " + cut + ": " + last.substring(0, cut));

                final String message = refusal.getMessage();
                assertTrue(message.contains("line " + (line + 1)), message);
                assertTrue(cut <= json || message.contains("message "), message);
                assertTrue(message.contains("expected") && !message.contains("\n"), message);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseOrReadMutatedCaptures(final VenueFrames venue) throws IOException {
        final long seed = 20260102L + venue.ordinal();
        final SplittableRandom random = new SplittableRandom(seed);
        final byte[] sound = (String.join("\n", venue.lines()) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        final Path file = folder.resolve("mutated.jsonl");
        for (int round = 0; round < MUTATIONS / FILE_SHARE; round++) {
            final byte[] mutated = mutate(sound, random);
            Files.write(file, mutated);
            try {
                Checks.read(venue.format(), file);
            } catch (final BadInputException e) {
                assertTrue(e.getMessage().contains("line ") || e.getMessage().contains(" bytes"), e.getMessage());
            } catch (final RuntimeException | Error e) {
                fail("seed " + seed + ", round " + round + ": " + new String(mutated, StandardCharsets.ISO_8859_1), e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseOrReadMutatedFramesAndGoOn(final VenueFrames venue) {
        final long seed = 20260103L + venue.ordinal();
        final SplittableRandom random = new SplittableRandom(seed);
        final List<byte[]> frames = venue.lines().stream()
                .filter(line -> line.contains("{") && !line.contains("<-"))
                .map(line -> line.substring(Math.min(indexOf(line, "{"), indexOf(line, "["))))
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        final EventWriter writer = new EventWriter(new CountingSlots());
        for (int round = 0; round < MUTATIONS; round++) {
            final VenueSession session = venue.newSession(new OpenListing(), FeedAudit.NONE);
            final int at = random.nextInt(frames.size());
            final byte[] mutated = mutate(frames.get(at), random);
            for (int i = 0; i < frames.size(); i++) {
                final byte[] frame = i == at ? mutated : frames.get(i);
                try {
                    session.onFrame(frame, 0, frame.length, 1_700_000_000_000_000_000L, writer);
                    session.onSnapshot("abcusd", frame, 0, frame.length, 1_700_000_000_000_000_000L, writer);
                } catch (final BadInputException e) {
                    assertTrue(e.getMessage().contains("expected"), e.getMessage());
                } catch (final RuntimeException | Error e) {
                    fail(
                            "seed " + seed + ", round " + round + ": "
                                    + new String(mutated, StandardCharsets.ISO_8859_1),
                            e);
                }
            }
        }
    }

    private static int indexOf(final String line, final String bracket) {
        final int at = line.indexOf(bracket);
        return at < 0 ? line.length() : at;
    }

    private static byte[] mutate(final byte[] sound, final SplittableRandom random) {
        byte[] bytes = sound.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            final int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = LIKELY[random.nextInt(LIKELY.length)];
                case 2 -> bytes = splice(bytes, at, at, 1, LIKELY[random.nextInt(LIKELY.length)]);
                case 3 ->
                    bytes = splice(bytes, at, Math.min(bytes.length - 1, at + random.nextInt(1, 20)), 0, (byte) 0);
                default -> bytes = splice(bytes, at, at, random.nextInt(1, 40), (byte) ('0' + random.nextInt(10)));
            }
        }
        return bytes;
    }

    /** Replaces a range by so many copies of one byte. */
    private static byte[] splice(final byte[] bytes, final int from, final int to, final int count, final byte value) {
        final byte[] spliced = new byte[bytes.length - (to - from) + count];
        System.arraycopy(bytes, 0, spliced, 0, from);
        Arrays.fill(spliced, from, from + count, value);
        System.arraycopy(bytes, to, spliced, from + count, bytes.length - to);
        return spliced;
    }
}
