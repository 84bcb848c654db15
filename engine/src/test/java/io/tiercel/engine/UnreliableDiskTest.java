package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.protocol.MessageHeaderEncoder;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.protocol.OperatorCommandEncoder;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.risk.killswitch.TripReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The proof of the gate: whatever the disk does, no record is seen by a gateway before its cause is as safe as configured, which the gateway itself looks
 * up at that instant. Every input is an operator's word, kill and reset in turn, and causes outputs.
 */
@Timeout(30)
class UnreliableDiskTest {
    private static final long TIME_NS = 1_767_364_200_000_000_000L;
    private static final int INPUTS = 400;
    private static final int FAIL_AT = 200;
    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(30);

    private final UnreliableJournal journal = new UnreliableJournal();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OperatorCommandEncoder command = new OperatorCommandEncoder();
    private DepartureRecorder departures;
    private Pipeline pipeline;

    static List<Arguments> everyMode() {
        return modes(Durability.values());
    }

    static List<Arguments> syncingModes() {
        return modes(Durability.GROUP, Durability.EACH);
    }

    private static List<Arguments> modes(final Durability... durabilities) {
        return Stream.of(ThreadingMode.values())
                .flatMap(mode -> Stream.of(durabilities).map(durability -> Arguments.of(mode, durability)))
                .toList();
    }

    @AfterEach
    void stop() {
        journal.answer();
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @ParameterizedTest
    @MethodSource("everyMode")
    void shouldLetNothingOutEarlyWhenTheDiskIsSlow(final ThreadingMode mode, final Durability durability) {
        journal.slow(durability == Durability.GROUP ? 1_000 : 50);
        open(mode, durability);

        publish(INPUTS);
        pipeline.close();
        pipeline.check();

        assertEquals(Optional.empty(), departures.violation());
        assertTrue(departures.left() >= INPUTS, departures.left() + " records left");
        assertEquals(INPUTS, departures.lastCause());
    }

    @ParameterizedTest
    @MethodSource("syncingModes")
    void shouldStopTradingWhenTheDiskRefusesToSync(final ThreadingMode mode, final Durability durability) {
        journal.refuseFrom(FAIL_AT);
        open(mode, durability);

        final EngineStoppedException stopped = assertThrows(EngineStoppedException.class, () -> {
            publish(INPUTS);
            awaitFailure();
        });
        settle();

        assertEquals(Stage.JOURNAL, stopped.stage());
        assertEquals(TripReason.JOURNAL_FAILURE, stopped.reason());
        assertEquals(UnreliableJournal.REFUSAL, stopped.getCause().getMessage());
        assertEquals(Optional.empty(), departures.violation());
        assertTrue(departures.lastCause() < FAIL_AT, "an output of input " + departures.lastCause() + " left");
        final long left = departures.left();
        pipeline.close();
        assertEquals(left, departures.left(), "something left after the failure");
        assertThrows(EngineStoppedException.class, () -> publish(1));
    }

    /** In the page cache is all that OFF promises: nobody asks the disk. */
    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldNotAskTheDiskWhenDurabilityIsOff(final ThreadingMode mode) {
        journal.refuseFrom(1);
        open(mode, Durability.OFF);

        publish(INPUTS);
        pipeline.close();
        pipeline.check();

        assertEquals(Optional.empty(), departures.violation());
        assertEquals(INPUTS, departures.lastCause());
    }

    @ParameterizedTest
    @MethodSource("syncingModes")
    void shouldHoldEverythingBackWhileTheDiskAnswersNoMore(final ThreadingMode mode, final Durability durability)
            throws InterruptedException {
        journal.hangFrom(FAIL_AT);
        open(mode, durability);
        final List<String> seen = new ArrayList<>();
        final Thread watcher = new Thread(() -> {
            while (!journal.isHanging()) {
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(SETTLE_NS);
            final long cause = departures.lastCause();
            LockSupport.parkNanos(SETTLE_NS);
            if (cause >= FAIL_AT || departures.lastCause() != cause) {
                seen.add("outputs of input " + departures.lastCause() + " left while the disk hung");
            }
            journal.answer();
        });
        watcher.start();

        publish(INPUTS);
        pipeline.close();
        pipeline.check();
        watcher.join();

        assertEquals(List.of(), seen);
        assertEquals(Optional.empty(), departures.violation());
        assertEquals(INPUTS, departures.lastCause());
    }

    /** Negative control: the recorder sees a gate that lets go at once, under each durability. */
    @ParameterizedTest
    @EnumSource(Durability.class)
    void shouldCatchAGateThatLetsGoEarly(final Durability durability) {
        final OutputRing ring = new OutputRing(1 << 12);
        final DepartureRecorder recorder = new DepartureRecorder(journal, durability);
        final OutputGate leaking = new OutputGate(ring, () -> Long.MAX_VALUE, List.of(recorder));
        write(ring, 1);

        leaking.drain();

        assertEquals(
                Optional.of("an output of input 1 left while 0 was safe"),
                recorder.violation(),
                "what is not even appended");
    }

    /** Negative control: appended is enough for OFF and for nothing else. */
    @Test
    void shouldCatchAGateThatTakesAppendedForDurable() {
        final OutputRing ring = new OutputRing(1 << 12);
        final DepartureRecorder off = new DepartureRecorder(journal, Durability.OFF);
        final DepartureRecorder group = new DepartureRecorder(journal, Durability.GROUP);
        final OutputGate leaking = new OutputGate(ring, journal::lastSequence, List.of(off, group));
        final MutableDirectBuffer input = new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH]);
        header.wrap(input, 0).sequence(1);
        journal.append(input, 0, MessageHeaderEncoder.ENCODED_LENGTH);
        write(ring, 1);

        leaking.drain();

        assertFalse(off.violation().isPresent());
        assertTrue(group.violation().isPresent());
    }

    private void write(final OutputRing ring, final long cause) {
        final int index = ring.claim(MessageHeaderEncoder.ENCODED_LENGTH);
        header.wrap(ring.buffer(), index).sequence(cause);
        ring.commit(index);
    }

    private void open(final ThreadingMode mode, final Durability durability) {
        final Configuration configuration = TestConfiguration.with(
                "engine: {pipeline: {threadingMode: " + mode + ", durability: '" + durability + "'}}");
        departures = new DepartureRecorder(journal, durability);
        final OutputRing ring = new OutputRing(1 << 20);
        final Core core = new CoreFactory(
                        configuration, configuration.instruments().registry(List.of("TIER")))
                .newCore(ring, Optional.empty());
        pipeline = new Pipeline(configuration.engine().pipeline(), core, ring, journal, List.of(departures));
        pipeline.start();
    }

    private void publish(final int inputs) {
        final EventSlots slots = pipeline.ingress();
        for (int i = 0; i < inputs; i++) {
            final long sequence = pipeline.ingress().lastSequence() + 1;
            final int offset = slots.claim();
            command.wrapAndApplyHeader(slots.buffer(), offset, header)
                    .action(sequence % 2 == 1 ? OperatorAction.KILL : OperatorAction.RESET)
                    .reason("a test");
            header.length(MessageHeaderEncoder.ENCODED_LENGTH + OperatorCommandEncoder.BLOCK_LENGTH)
                    .flags(1)
                    .source(1)
                    .part(0)
                    .instrumentId(-1)
                    .crc32c(0)
                    .sourceSequence(sequence)
                    .eventTimeNs(TIME_NS + sequence);
            slots.publish(offset);
        }
    }

    private void awaitFailure() {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadlineNs) {
            pipeline.check();
            Thread.onSpinWait();
        }
    }

    /** Time for another thread to do what it must not. */
    private static void settle() {
        LockSupport.parkNanos(SETTLE_NS);
    }
}
