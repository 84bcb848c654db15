package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.InputSource;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.engine.protocol.ClockTickDecoder;
import io.tiercel.engine.protocol.TimerFiredDecoder;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestKind;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live feed that falls silent: time goes on by journaled inputs. */
class IdleFeedTest {
    private static final long SILENCE_NS = 400_000_000L;
    private static final String QUICK = """
            engine: {session: {idleTickMs: 20, accountMarkIntervalMs: 50}}
            risk: {maxDataAgeNs: 200000000}
            """;

    @TempDir
    static Path folder;

    private static List<byte[]> inputs;
    private static List<byte[]> outputs;
    private static ReplayResult replayed;

    @BeforeAll
    static void run() {
        final Path journal = folder.resolve("live");
        new SessionRunner(TestConfiguration.with(QUICK), new FallingSilent(true), journal).run();
        inputs = JournalContent.inputs(journal);
        outputs = JournalContent.outputs(journal);
        replayed = new Replay(journal, true).run();
    }

    @Test
    void shouldLetTimeGoOnFromTheLastEvent() {
        final List<byte[]> ticks = ticks(inputs);
        final long lastEventNs = inputs.stream()
                .map(JournalContent::header)
                .filter(header -> InputSource.isFeed(header.source()))
                .mapToLong(MessageHeaderDecoder::eventTimeNs)
                .max()
                .orElseThrow();

        assertTrue(ticks.size() >= 3 && ticks.size() <= SILENCE_NS / 20_000_000L, "ticks: " + ticks.size());
        long previousNs = lastEventNs;
        for (final byte[] tick : ticks) {
            final MessageHeaderDecoder header = JournalContent.header(tick);
            assertEquals(InputSource.SESSION, header.source());
            assertTrue(header.eventTimeNs() >= previousNs + 20_000_000L, "one interval after the other");
            assertEquals(lastEventNs + clockTick(tick).idleNs(), header.eventTimeNs());
            previousNs = header.eventTimeNs();
        }
    }

    @Test
    void shouldFireTimersOfTheSilence() {
        final long firstTick = JournalContent.header(ticks(inputs).getFirst()).sequence();
        final long marks = outputs.stream()
                .filter(output -> JournalContent.templateId(output) == AccountMarkedDecoder.TEMPLATE_ID)
                .filter(output -> JournalContent.header(output).sequence() >= firstTick)
                .count();

        // 400 ms of silence, a mark every 50 ms; a slow machine may oversleep some
        assertTrue(marks >= 3, "marks of the account during the silence: " + marks);
    }

    @Test
    void shouldTakeOrdersOffAMarketThatNobodyHearsOf() {
        final long firstTick = JournalContent.header(ticks(inputs).getFirst()).sequence();
        final long cancels = outputs.stream()
                .filter(output -> JournalContent.templateId(output) == OrderRequestedDecoder.TEMPLATE_ID)
                .filter(output -> JournalContent.header(output).sequence() >= firstTick)
                .filter(output -> requested(output).kind() == RequestKind.CANCEL)
                .count();

        assertTrue(cancels > 0, "the maker has quotes open when the feed falls silent");
    }

    @Test
    void shouldReplayTheSame() {
        assertTrue(replayed.isIdentical(), () -> "" + replayed.divergence());
    }

    /** The record of a timer stands before what it made, says when it was due, and fires once for each mark but those at start and end. */
    @Test
    void shouldTellEveryTimer() {
        int marks = 0;
        int fired = 0;
        boolean isAfterTimer = false;
        for (final byte[] output : outputs) {
            if (JournalContent.templateId(output) == TimerFiredDecoder.TEMPLATE_ID) {
                final TimerFiredDecoder timer = timerFired(output);
                fired++;
                isAfterTimer = true;
                assertEquals(
                        timer.dueTimestampNs(), JournalContent.header(output).eventTimeNs(), "fires when it is due");
                assertTrue(timer.owner() >= OutputWriter.ENGINE);
            } else if (JournalContent.templateId(output) == AccountMarkedDecoder.TEMPLATE_ID) {
                marks += isAfterTimer ? 1 : 0;
                isAfterTimer = false;
            }
        }

        assertTrue(fired >= marks && marks > 3, fired + " timers, " + marks + " marks behind one");
    }

    @Test
    void shouldNeverTickWhereTheFeedIsNotLive() {
        final Path journal = folder.resolve("recorded");
        new SessionRunner(TestConfiguration.with(QUICK), new FallingSilent(false), journal).run();

        assertEquals(List.of(), ticks(JournalContent.inputs(journal)));
    }

    @Test
    void shouldNeverTickWhenSwitchedOff() {
        final Path journal = folder.resolve("off");
        new SessionRunner(
                        TestConfiguration.with("engine: {session: {idleTickMs: 0}}"), new FallingSilent(true), journal)
                .run();

        assertEquals(List.of(), ticks(JournalContent.inputs(journal)));
    }

    private static List<byte[]> ticks(final List<byte[]> records) {
        return records.stream()
                .filter(record -> JournalContent.templateId(record) == ClockTickDecoder.TEMPLATE_ID)
                .toList();
    }

    private static ClockTickDecoder clockTick(final byte[] record) {
        return new ClockTickDecoder()
                .wrap(
                        new UnsafeBuffer(record),
                        MessageHeaderDecoder.ENCODED_LENGTH,
                        ClockTickDecoder.BLOCK_LENGTH,
                        ClockTickDecoder.SCHEMA_VERSION);
    }

    private static TimerFiredDecoder timerFired(final byte[] record) {
        return new TimerFiredDecoder()
                .wrap(
                        new UnsafeBuffer(record),
                        MessageHeaderDecoder.ENCODED_LENGTH,
                        TimerFiredDecoder.BLOCK_LENGTH,
                        TimerFiredDecoder.SCHEMA_VERSION);
    }

    private static OrderRequestedDecoder requested(final byte[] record) {
        return new OrderRequestedDecoder()
                .wrap(
                        new UnsafeBuffer(record),
                        MessageHeaderDecoder.ENCODED_LENGTH,
                        OrderRequestedDecoder.BLOCK_LENGTH,
                        OrderRequestedDecoder.SCHEMA_VERSION);
    }

    /** The simulated exchange for a while, then nothing for a while, then the end. */
    private record FallingSilent(boolean isLive) implements FeedSource {
        private static final SimulatedSource SPOKEN = new SimulatedSource(4, 8_000);

        @Override
        public String description() {
            return "falls silent";
        }

        @Override
        public List<String> symbols(final Configuration configuration) {
            return SPOKEN.symbols(configuration);
        }

        @Override
        public Feed open(final Configuration configuration, final InstrumentRegistry registry) {
            final Feed spoken = SPOKEN.open(configuration, registry);
            return new Feed() {
                private long silentSinceNs;
                private boolean isSilent;

                @Override
                public int poll(final EventWriter writer, final int limit) {
                    // in the midst of trading: at its end the exchange closes and the maker withdraws
                    if (spoken.progress() < 0.7) {
                        return spoken.poll(writer, limit);
                    }
                    silentSinceNs = isSilent ? silentSinceNs : System.nanoTime();
                    isSilent = true;
                    return System.nanoTime() - silentSinceNs < SILENCE_NS ? 0 : Feed.END_OF_FEED;
                }

                @Override
                public double progress() {
                    return Double.NaN;
                }

                @Override
                public void close() {
                    spoken.close();
                }
            };
        }
    }
}
