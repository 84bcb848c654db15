package io.tiercel.engine.console;

import io.tiercel.engine.telemetry.CountersFile;
import io.tiercel.engine.telemetry.CountersReading;
import io.tiercel.engine.telemetry.SessionCounter;
import io.tiercel.engine.telemetry.SessionState;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code tiercel stat}: the counters of a running engine, from another process. */
@Command(
        name = "stat",
        description = "Show the counters of a running engine, or of one that has ended.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Journal lag and input ring are inputs published that are not yet journaled or worked off. A turn is a batch of at"
                    + " most 256 inputs, or one poll of the feed; one above 2 ms counts as a stall.",
            "",
            "Exit: 0 = running or finished; 1 = its process died, or the engine stopped itself; 2 = no counters here.",
            "",
            "Examples:",
            "  tiercel stat runs/seven",
            "  tiercel stat runs/seven --watch 1 --json"
        })
final class StatCommand implements Callable<Integer> {
    private static final double LONGEST_WATCH_SECONDS = 86_400;
    private static final double NS_PER_SECOND = 1e9;
    private static final long MS_PER_SECOND = 1_000;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "Journal folder of the engine.")
    private Path run;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "Show them again and again until the session ends.")
    private Double watchSeconds;

    @Option(names = "--json", description = "Print one JSON object a showing.")
    private boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        if (watchSeconds != null && !(watchSeconds >= 0.01 && watchSeconds <= LONGEST_WATCH_SECONDS)) {
            throw new BadInputException("--watch " + watchSeconds + ", expected 0.01 to 86400 seconds");
        }
        final Console console = new Console(spec, isJson);
        CountersReading reading = CountersFile.read(run);
        show(console, reading, null, 0);
        while (watchSeconds != null && reading.state() == SessionState.RUNNING && !reading.isDead()) {
            final long beforeNs = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep((long) (watchSeconds * NS_PER_SECOND));
            final CountersReading before = reading;
            reading = CountersFile.read(run);
            show(console, reading, before, (System.nanoTime() - beforeNs) / NS_PER_SECOND);
        }
        return reading.isDead() || reading.state() == SessionState.STOPPED ? Main.FOUND : Main.DONE;
    }

    private void show(
            final Console console, final CountersReading reading, final CountersReading before, final double seconds) {
        if (before != null) {
            console.line("");
        }
        row(console, "session", session(reading));
        for (final SessionCounter counter : SessionCounter.values()) {
            row(console, counter.label(), text(counter, reading));
        }
        row(console, "journal lag", number(reading.journalLag()));
        row(console, "input ring", number(reading.inputRing()));
        row(console, "not durable", number(reading.notDurable()));
        final ObjectNode json = json(reading);
        if (before != null) {
            final double rate =
                    (reading.value(SessionCounter.PUBLISHED) - before.value(SessionCounter.PUBLISHED)) / seconds;
            row(console, "inputs/s", number(Math.round(rate)));
            json.put("inputsPerSecond", Math.round(rate));
        }
        console.json(json);
    }

    private static String session(final CountersReading reading) {
        return switch (reading.state()) {
            case RUNNING ->
                reading.isAlive()
                        ? "running, process " + reading.pid() + ", for "
                                + number((System.currentTimeMillis() - reading.sessionStartMs()) / MS_PER_SECOND) + " s"
                        : "DEAD: process " + reading.pid() + " is gone without an end, last sign of life "
                                + Instant.ofEpochMilli(reading.signOfLifeMs());
            case FINISHED -> "finished " + Instant.ofEpochMilli(reading.signOfLifeMs());
            case STOPPED ->
                "STOPPED by the engine itself or a broken feed, " + Instant.ofEpochMilli(reading.signOfLifeMs());
        };
    }

    private static String text(final SessionCounter counter, final CountersReading reading) {
        final long value = reading.value(counter);
        if (value == SessionCounter.NONE) {
            return "none";
        }
        return switch (counter) {
            case EVENT_TIME_NS -> time(value);
            case KILL_SWITCH -> value == 0 ? "armed" : "TRIPPED " + value;
            case INGRESS_LONGEST_NS, CORE_LONGEST_NS, JOURNAL_LONGEST_NS, OUTPUTS_LONGEST_NS ->
                String.format(Locale.ROOT, "%,.3f ms", value / 1e6);
            default -> number(value);
        };
    }

    private static String time(final long epochNs) {
        final long nsPerSecond = TimeUnit.SECONDS.toNanos(1);
        return Instant.ofEpochSecond(Math.floorDiv(epochNs, nsPerSecond), Math.floorMod(epochNs, nsPerSecond))
                .toString();
    }

    private ObjectNode json(final CountersReading reading) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("run", run.toString());
        json.put("state", reading.isDead() ? "dead" : reading.state().name().toLowerCase(Locale.ROOT));
        json.put("pid", reading.pid());
        json.put("sessionStart", Instant.ofEpochMilli(reading.sessionStartMs()).toString());
        json.put("signOfLife", Instant.ofEpochMilli(reading.signOfLifeMs()).toString());
        for (final SessionCounter counter : SessionCounter.values()) {
            final long value = reading.value(counter);
            if (value == SessionCounter.NONE) {
                json.putNull(counter.key());
            } else {
                json.put(counter.key(), value);
            }
        }
        json.put("journalLag", reading.journalLag());
        json.put("inputRing", reading.inputRing());
        json.put("notDurable", reading.notDurable());
        return json;
    }

    private static void row(final Console console, final String name, final String value) {
        console.line(String.format(Locale.ROOT, "%-22s %s", name, value));
    }

    private static String number(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
