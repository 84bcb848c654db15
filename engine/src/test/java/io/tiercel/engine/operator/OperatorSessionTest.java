package io.tiercel.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.InputSource;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.protocol.OperatorCommandDecoder;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.engine.session.FeedSource;
import io.tiercel.engine.session.HookedSource;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.OrderRecords;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.KillSwitchChangedDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's word in a running session, as another process would send it. */
class OperatorSessionTest {
    private static final int EVENTS = 24_000;

    @TempDir
    Path folder;

    @Test
    void shouldCancelRefuseAndGoOnAsToldByTheOperator() {
        final Script script = new Script()
                .at(9_000, () -> send(OperatorAction.KILL, "looks wrong"))
                .at(15_000, () -> send(OperatorAction.RESET, "looks right again"));

        final SessionSummary summary = run(script);

        final OrderRecords orders = new OrderRecords(JournalContent.outputs(folder));
        assertEquals(List.of("TRIPPED 901", "ARMED 901"), orders.switches());
        assertEquals(0, orders.ordersWhileTripped());
        final long refused =
                orders.refusals().stream().filter(code -> code == 901).count();
        assertTrue(refused > 0, "nobody asked while the switch was tripped");
        assertEquals(refused, summary.rejects().get("901 KILL_SWITCH"));
        assertFalse(summary.isTripped());
        assertEquals(List.of("KILL looks wrong", "RESET looks right again"), commands());
        assertOrdersAfterTheReset();
        assertReplaysIdentical(summary);
    }

    @Test
    void shouldLeaveNothingOpenAfterAKill() {
        final SessionSummary summary = run(new Script().at(9_000, () -> send(OperatorAction.KILL, "stop")));

        final OrderRecords orders = new OrderRecords(JournalContent.outputs(folder));
        assertTrue(summary.isTripped());
        assertTrue(orders.open().isEmpty(), "still open: " + orders.open());
        assertReplaysIdentical(summary);
    }

    @Test
    void shouldTellTheOperatorInOneLineWhyAResetIsRefused() {
        final List<String> lines = new ArrayList<>();
        final Script script = new Script()
                .at(6_000, () -> send(OperatorAction.RESET, "too early"))
                .at(9_000, () -> {
                    send(OperatorAction.KILL, "stop");
                    send(OperatorAction.RESET, "at once: nothing is canceled yet");
                })
                .at(15_000, () -> send(OperatorAction.RESET, "now"));

        final SessionSummary summary = run(script, lines);

        assertEquals(2, lines.size(), lines::toString);
        assertTrue(
                lines.get(0).matches("reset refused at input \\d+: the kill switch is not tripped"), lines::toString);
        assertTrue(
                lines.get(1)
                        .matches("reset refused at input \\d+: an order is still open or a cancel is not confirmed"),
                lines::toString);
        assertEquals(List.of("TRIPPED 901", "ARMED 901"), new OrderRecords(JournalContent.outputs(folder)).switches());
        assertReplaysIdentical(summary);
    }

    /** Whatever another process leaves in the file: it is not the operator's word. */
    @Test
    void shouldNotBeHurtByGarbageInTheCommandFile() {
        final Script script = new Script();
        for (int i = 0; i < 60; i++) {
            final int seed = i;
            script.at(300 + i * 300, () -> CommandGarbage.overwrite(folder.resolve(CommandFile.NAME), seed));
        }

        final SessionSummary summary = run(script);

        assertEquals(List.of(), commands());
        assertFalse(summary.isTripped());
        assertReplaysIdentical(summary);
    }

    @Test
    void shouldRefuseACommandWhenNoEngineRuns() {
        final BadInputException refused =
                assertThrows(BadInputException.class, () -> send(OperatorAction.KILL, "anyone there?"));

        assertEquals(
                folder
                        + ": no engine is running here, expected a file named commands that a running engine keeps in its run folder",
                refused.getMessage());
    }

    @Test
    void shouldRemoveTheCommandFileWhenTheSessionIsOver() {
        run(new Script());

        assertFalse(Files.exists(folder.resolve(CommandFile.NAME)));
    }

    private SessionSummary run(final Script script) {
        return run(script, new ArrayList<>());
    }

    private SessionSummary run(final Script script, final List<String> lines) {
        final FeedSource source = new HookedSource(new SimulatedSource(3, EVENTS), script);
        final Configuration configuration = TestConfiguration.with("engine: {pipeline: {threadingMode: SHARED}}");
        return new SessionRunner(configuration, source, folder)
                .operatorLine(lines::add)
                .run();
    }

    private void send(final OperatorAction action, final String reason) {
        try (CommandFile file = CommandFile.open(folder)) {
            file.send(action, reason);
        }
    }

    private List<String> commands() {
        final List<String> commands = new ArrayList<>();
        for (final byte[] record : JournalContent.inputs(folder)) {
            final MessageHeaderDecoder header = JournalContent.header(record);
            if (header.templateId() == OperatorCommandDecoder.TEMPLATE_ID) {
                final OperatorCommandDecoder command = new OperatorCommandDecoder()
                        .wrap(
                                new UnsafeBuffer(record),
                                MessageHeaderDecoder.ENCODED_LENGTH,
                                header.blockLength(),
                                header.version());
                assertEquals(InputSource.OPERATOR, header.source());
                commands.add(command.action() + " " + command.reason());
            }
        }
        return commands;
    }

    private void assertOrdersAfterTheReset() {
        final List<byte[]> outputs = JournalContent.outputs(folder);
        int armedAt = -1;
        int ordersAfter = 0;
        for (int i = 0; i < outputs.size(); i++) {
            final int templateId = JournalContent.templateId(outputs.get(i));
            if (templateId == KillSwitchChangedDecoder.TEMPLATE_ID) {
                armedAt = i;
                ordersAfter = 0;
            } else if (templateId == OrderRequestedDecoder.TEMPLATE_ID) {
                ordersAfter++;
            }
        }
        assertTrue(armedAt > 0 && ordersAfter > 5, "orders after the reset: " + ordersAfter);
    }

    private void assertReplaysIdentical(final SessionSummary summary) {
        final ReplayResult replayed = new Replay(folder, true).run();
        assertTrue(replayed.isIdentical(), () -> String.valueOf(replayed.divergence()));
        assertEquals(summary.digest(), replayed.summary().digest());
        assertEquals(replayed.lastSequence(), replayed.verifiedSequence());
    }

    /** What happens when so many events have been read. */
    private static final class Script implements LongConsumer {
        private final List<Long> times = new ArrayList<>();
        private final List<Runnable> actions = new ArrayList<>();

        Script at(final long events, final Runnable action) {
            times.add(events);
            actions.add(action);
            return this;
        }

        @Override
        public void accept(final long events) {
            while (!times.isEmpty() && events >= times.getFirst()) {
                times.removeFirst();
                actions.removeFirst().run();
            }
        }
    }
}
