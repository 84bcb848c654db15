package io.tiercel.engine.conversion;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Converts a long made feed in a process of its own; prints events, events a second and, where Linux tells it, the most memory used, KiB. */
final class ConversionProcess {
    private static final int EVENTS_PER_POLL = 3;

    private ConversionProcess() {}

    /** Arguments: form, folder to make, polls of three events; or form, folder to make, stored folder. */
    public static void main(final String[] arguments) throws Exception {
        final StoredForm form = StoredForm.valueOf(arguments[0]);
        final Path out = Path.of(arguments[1]);
        final Path stored = Path.of(arguments[2]);
        final ConversionResult result = Files.isDirectory(stored)
                ? Stored.convert(stored, form, out)
                : Stored.convert(made(Long.parseLong(arguments[2])), List.of(Path.of("made.bin")), form, out);
        final Path status = Path.of("/proc/self/status");
        final String peak = !Files.exists(status)
                ? "0"
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .findFirst()
                        .orElse("0");
        System.out.println(result.events() + " " + Math.round(result.eventsPerSecond()) + " " + peak);
    }

    private static MadeFormat made(final long polls) {
        final SplittableRandom random = new SplittableRandom(1);
        return new MadeFormat(List.of("AAA", "BBB", "CCC"), polls, (writer, asked) -> write(writer, asked, random));
    }

    private static void write(final EventWriter writer, final long asked, final SplittableRandom random) {
        final long timeNs = 1_000_000_000_000L + asked * 1_000 + random.nextInt(1_000);
        for (int id = 0; id < EVENTS_PER_POLL - 1; id++) {
            writer.orderBookEvent(
                    id,
                    asked + 1,
                    timeNs,
                    BookAction.ADD,
                    Side.BUY,
                    asked * 7 + random.nextInt(7),
                    Long.MIN_VALUE,
                    1_000_000 + random.nextInt(5_000),
                    1 + random.nextInt(1_000));
        }
        writer.levelUpdate(2, asked + 1, 0, true, timeNs, Side.SELL, 1_000 + random.nextInt(500), asked, 3);
    }
}
