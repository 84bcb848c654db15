package io.tiercel.engine.console;

import io.tiercel.engine.inspection.NamedRecord;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayControl;
import io.tiercel.engine.replay.ReplayPoint;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * A replay led by words, from a terminal or a pipe: pause, go, step, speed, seek, where, book, quit. The words are read on the calling thread, the
 * replay has one of its own; books are looked at only while it waits. Cold.
 */
final class ReplayConsole {
    private static final int LEVELS = 5;
    private static final String WORDS =
            "go; pause; step [N]; speed N|max; seek SEQ|TIME; where; book SYMBOL [LEVELS]; quit";

    private final Console console;
    private final InstrumentRegistry registry;
    private final Function<ReplayPoint, ReplayPoint> resolver;
    private final ReplayControl control;
    private final BookView[] books;

    /**
     * @param console  for the answers.
     * @param registry of the session.
     * @param resolver gives a time of the day its day.
     * @param speed    to begin with; the replay waits before its first input.
     */
    ReplayConsole(
            final Console console,
            final InstrumentRegistry registry,
            final Function<ReplayPoint, ReplayPoint> resolver,
            final double speed) {
        this.console = console;
        this.registry = registry;
        this.resolver = resolver;
        control = new ReplayControl(speed, true);
        books = new BookView[registry.size()];
    }

    /**
     * Leads the replay until it is told to end, or the words end and it does not run any more.
     *
     * @param replay to lead.
     * @param words  one command a line.
     * @return what the replay came to.
     */
    ReplayResult run(final Replay replay, final BufferedReader words) {
        replay.control(control).observer((instrumentId, nowNs, book) -> books[instrumentId] = book);
        final CompletableFuture<ReplayResult> result = new CompletableFuture<>();
        final Thread thread = Thread.ofPlatform().name("replay").start(() -> {
            try {
                result.complete(replay.run());
            } catch (final RuntimeException | Error thrown) {
                control.quit();
                result.completeExceptionally(thrown);
            }
        });
        try {
            read(words, result);
            control.quit();
            thread.join();
            return result.get();
        } catch (final ExecutionException failed) {
            switch (failed.getCause()) {
                case final RuntimeException thrown -> throw thrown;
                case final Error thrown -> throw thrown;
                default -> throw new IllegalStateException(failed.getCause());
            }
        } catch (final InterruptedException e) {
            replay.stop();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("replay stopped").initCause(e);
        }
    }

    private void read(final BufferedReader words, final CompletableFuture<ReplayResult> result)
            throws InterruptedException {
        try {
            String line = words.readLine();
            while (line != null && !result.isDone()) {
                final String[] parts = line.strip().split("\\s+");
                if (parts[0].equals("quit")) {
                    return;
                }
                obey(parts);
                line = words.readLine();
            }
            control.awaitPause();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void obey(final String[] parts) throws InterruptedException {
        try {
            switch (parts[0]) {
                case "", "#" -> {}
                case "go" -> control.go();
                case "pause" -> {
                    control.pause();
                    where();
                }
                case "step" -> {
                    control.step(parts.length > 1 ? number(parts[1]) : 1);
                    control.awaitPause();
                    where();
                }
                case "speed" -> control.speed(speed(argument(parts)));
                case "seek" -> {
                    seek(resolver.apply(ReplayPoint.parse(argument(parts))));
                }
                case "wait" -> {
                    control.awaitPause();
                    where();
                }
                case "where" -> where();
                case "book" -> book(argument(parts), parts.length > 2 ? (int) number(parts[2]) : LEVELS);
                default -> console.complain("unknown: " + parts[0] + "; known: " + WORDS);
            }
        } catch (final BadInputException wrong) {
            console.complain(wrong.getMessage());
        }
    }

    private void seek(final ReplayPoint point) throws InterruptedException {
        control.pause();
        if (control.isBehind(point)) {
            // those of a core that is given up
            Arrays.fill(books, null);
        }
        control.seek(point);
        control.awaitPause();
        where();
    }

    private void where() {
        final long timeNs = control.eventTimeNs();
        console.line(
                timeNs == Long.MIN_VALUE
                        ? "before the first input"
                        : "at input " + control.sequence() + ", " + NamedRecord.time(timeNs));
    }

    private void book(final String symbol, final int levels) {
        final Optional<Instrument> found = registry.bySymbol(symbol);
        if (found.isEmpty()) {
            console.complain("unknown: " + symbol + "; known: "
                    + String.join(
                            ", ",
                            registry.all().stream().map(Instrument::symbol).toList()));
            return;
        }
        control.pause();
        final Instrument instrument = found.get();
        final BookView book = books[instrument.id()];
        if (book == null) {
            console.line(symbol + ": no book yet");
            return;
        }
        console.line(String.format(
                Locale.ROOT, "%-10s %14s %14s   %-14s %-14s", symbol, "bid qty", "bid", "ask", "ask qty"));
        final int shown = Math.min(levels, Math.max(book.levels(Side.BUY), book.levels(Side.SELL)));
        for (int level = 0; level < shown; level++) {
            console.line(String.format(
                    Locale.ROOT,
                    "%-10d %14s %14s   %-14s %-14s",
                    level + 1,
                    qty(book, instrument, Side.BUY, level),
                    price(book, instrument, Side.BUY, level),
                    price(book, instrument, Side.SELL, level),
                    qty(book, instrument, Side.SELL, level)));
        }
    }

    private static String price(final BookView book, final Instrument instrument, final int side, final int level) {
        return level < book.levels(side)
                ? BigDecimal.valueOf(book.price(side, level), instrument.priceScale())
                        .toPlainString()
                : "";
    }

    private static String qty(final BookView book, final Instrument instrument, final int side, final int level) {
        return level < book.levels(side)
                ? BigDecimal.valueOf(book.qty(side, level), instrument.qtyScale())
                        .toPlainString()
                : "";
    }

    /**
     * @param text a number of times, or {@code max}.
     * @return the speed.
     * @throws BadInputException if it is neither.
     */
    static double speed(final String text) {
        if (text.equalsIgnoreCase("max")) {
            return ReplayControl.AS_FAST_AS_POSSIBLE;
        }
        try {
            final double times = Double.parseDouble(text);
            if (times > 0 && times <= 1e9) {
                return times;
            }
        } catch (final NumberFormatException garbled) {
            throw wrongSpeed(text, garbled);
        }
        throw wrongSpeed(text, null);
    }

    private static BadInputException wrongSpeed(final String text, final NumberFormatException cause) {
        return new BadInputException(
                "speed " + text + " is unusable, expected 1 for the events' own, 10 for ten times that, or max", cause);
    }

    private static long number(final String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw new BadInputException("number " + text + " is unusable, expected 1 or more");
        }
        return Long.parseLong(text);
    }

    private static String argument(final String[] parts) {
        if (parts.length < 2) {
            throw new BadInputException(parts[0] + " lacks its argument, expected one of: " + WORDS);
        }
        return parts[1];
    }
}
