package io.tiercel.marketdata.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.fuzz.MemoryFiles;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Captures of each venue, whole and cut in their last line. */
class CryptoCutTest {
    private final MemoryFiles files = new MemoryFiles();

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
    void shouldTellPlaceAndMessageWhenTheLastLineIsCut(final VenueFrames venue) {
        for (int line = 0; line < venue.lines().size(); line++) {
            final String last = venue.lines().get(line);
            final List<String> before = venue.lines().subList(0, line);
            final int json = Math.min(indexOf(last, "{"), indexOf(last, "["));
            for (int length = 2; length < last.length(); length++) {
                if (last.indexOf('{') < 0 || last.contains(" <- ")) {
                    continue;
                }
                final byte[] text = (String.join(
                                        "",
                                        before.stream()
                                                .map(sound -> sound + "\n")
                                                .toList())
                                + last.substring(0, length))
                        .getBytes(StandardCharsets.ISO_8859_1);
                final Path file = files.file("cut.jsonl", text, text.length);
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

    private static int indexOf(final String line, final String bracket) {
        final int at = line.indexOf(bracket);
        return at < 0 ? line.length() : at;
    }
}
