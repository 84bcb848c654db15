package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.pipeline.Durability;
import io.tiercel.engine.pipeline.ThreadingMode;
import io.tiercel.engine.protocol.MessageHeaderEncoder;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.protocol.OperatorCommandEncoder;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No output leaves the pipeline before the input that caused it is as durable as configured, and each leaves afterwards. Every input is an operator's
 * word, kill and reset in turn, and causes one output.
 */
@Timeout(30)
class PipelineGatingTest {
    private static final long TIME_NS = 1_767_364_200_000_000_000L;
    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int SMALL_RING = 32 * 1024;
    /** More records than the small ring holds, fewer inputs than the input ring has slots: the ingress never waits. */
    private static final int MANY = 900;

    private final HeldJournal journal = new HeldJournal();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OperatorCommandEncoder command = new OperatorCommandEncoder();
    private final List<Long> causes = new ArrayList<>();
    private volatile int left;
    private volatile String violation = "";
    private boolean isDurable;
    private boolean isClosed = true;
    private Pipeline pipeline;

    @AfterEach
    void stop() {
        journal.limit(Long.MAX_VALUE);
        journal.goOn();
        if (!isClosed) {
            // a test that failed halfway: one more input has the disk asked again
            publish(1);
            close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVOKER, GROUP",
        "INVOKER, EACH",
        "SHARED, GROUP",
        "SHARED, EACH",
        "DEDICATED, GROUP",
        "DEDICATED, EACH"
    })
    void shouldLetNothingOutBeforeItsCauseIsDurable(final ThreadingMode mode, final Durability durability) {
        open(mode, durability, 1 << 20);

        publish(10);
        pipeline.awaitIdle();
        settle();
        assertEquals(0, left, "outputs that left while nothing was durable");

        journal.limit(4);
        publish(1);
        pipeline.awaitIdle();
        awaitLeft(4);
        settle();
        assertEquals(4, left, "outputs that left while inputs 1 to 4 were durable");

        journal.limit(Long.MAX_VALUE);
        close();
        assertAllLeft(11);
    }

    /** Durability OFF: in the page cache. The core must not be ahead of the journal with what it lets out. */
    @Test
    void shouldLetNothingOutBeforeItsCauseIsAppended() {
        journal.holdAppendAt(5);
        open(ThreadingMode.DEDICATED, Durability.OFF, 1 << 20);

        publish(10);
        awaitLeft(4);
        settle();
        assertEquals(4, left, "outputs that left while inputs 1 to 4 were appended");

        journal.goOn();
        close();
        assertAllLeft(10);
    }

    /** The thread of journal and gate is the core's: it syncs and drains until there is room. */
    @ParameterizedTest
    @EnumSource(
            value = ThreadingMode.class,
            names = {"INVOKER", "SHARED"})
    void shouldSyncWhatWaitsWhenTheOutputRingIsFull(final ThreadingMode mode) {
        journal.freeWhenStuck();
        open(mode, Durability.GROUP, SMALL_RING);

        publish(MANY);
        pipeline.awaitIdle();

        close();
        assertAllLeft(MANY);
    }

    /** The core waits for the outputs' thread, which waits for the disk; nothing is lost, nothing leaves early. */
    @Test
    void shouldWaitForTheOutputsWhenTheOutputRingIsFull() {
        open(ThreadingMode.DEDICATED, Durability.EACH, SMALL_RING);

        publish(MANY);
        awaitJournaled(MANY, "the journal's thread does not wait for the core");
        settle();
        assertEquals(0, left);

        journal.limit(Long.MAX_VALUE);
        // the disk is asked again with the next input
        publish(1);
        pipeline.awaitIdle();
        close();
        assertAllLeft(MANY + 1);
    }

    private void open(final ThreadingMode mode, final Durability durability, final int outputRingBytes) {
        final Configuration configuration = TestConfiguration.with(
                "engine: {pipeline: {threadingMode: " + mode + ", durability: '" + durability + "'}}");
        isDurable = durability != Durability.OFF;
        final OutputRing ring = new OutputRing(outputRingBytes);
        final Core core = new CoreFactory(
                        configuration, configuration.instruments().registry(List.of("TIER")))
                .newCore(ring, Optional.empty());
        pipeline = new Pipeline(configuration.engine().pipeline(), core, ring, journal, List.of(this::onOutput));
        pipeline.start();
        isClosed = false;
    }

    private void close() {
        isClosed = true;
        pipeline.close();
        pipeline.check();
    }

    /** On the outputs' thread. */
    private void onOutput(final MutableDirectBuffer buffer, final int offset, final int length) {
        final long cause =
                buffer.getLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
        final long safe = isDurable ? journal.durableSequence() : journal.lastSequence();
        if (cause > safe && violation.isEmpty()) {
            violation = "an output of input " + cause + " left while " + safe + " was safe";
        }
        final int templateId = new MessageHeaderDecoder().wrap(buffer, offset).templateId();
        if (templateId == KillSwitchChangedDecoder.TEMPLATE_ID) {
            causes.add(cause);
            left = causes.size();
        }
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

    private void awaitJournaled(final long sequence, final String why) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (journal.lastSequence() < sequence) {
            assertTrue(System.nanoTime() < deadlineNs, why + ": " + journal.lastSequence() + " inputs are journaled");
            Thread.onSpinWait();
        }
    }

    private void awaitLeft(final int count) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (left < count && System.nanoTime() < deadlineNs) {
            Thread.onSpinWait();
        }
        assertEquals("", violation);
        assertTrue(left >= count, left + " of " + count + " outputs have left");
    }

    /** Time for another thread to do what it must not. */
    private void settle() {
        java.util.concurrent.locks.LockSupport.parkNanos(SETTLE_NS);
        assertEquals("", violation);
    }

    private void assertAllLeft(final int inputs) {
        assertEquals("", violation);
        assertEquals(LongStream.rangeClosed(1, inputs).boxed().toList(), causes);
    }
}
