package io.tiercel.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.protocol.OperatorCommandDecoder;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandInboxTest {
    private static final long PATIENCE_NS = 10_000_000_000L;

    @TempDir
    Path folder;

    private final RecordedCommands slots = new RecordedCommands();
    private CommandInbox inbox;

    @BeforeEach
    void open() {
        inbox = new CommandInbox(folder, slots);
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void shouldPublishCommandsInTheirOrder() {
        send(OperatorAction.KILL, "one");
        send(OperatorAction.RESET, "x".repeat(64));

        assertEquals(2, inbox.poll());
        assertEquals(0, inbox.poll());
        assertEquals(List.of("KILL one", "RESET " + "x".repeat(64)), slots.commands);
        assertEquals(0, inbox.ignored());
    }

    /** The slot is used again: what a longer reason left there must not show behind a shorter one. */
    @Test
    void shouldClearTheRestOfTheReason() {
        send(OperatorAction.KILL, "a long reason");
        send(OperatorAction.KILL, "short");

        inbox.poll();

        assertEquals(List.of("KILL a long reason", "KILL short"), slots.commands);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 12, 18, 24, 30})
    void shouldIgnoreGarbageAndHearTheNextCommand(final int seed) {
        CommandGarbage.overwrite(folder.resolve(CommandFile.NAME), seed);

        pollUntilIgnored();
        send(OperatorAction.KILL, "heard");
        inbox.poll();

        assertEquals(List.of("KILL heard"), slots.commands, "seed " + seed);
    }

    @Test
    void shouldGiveUpAMessageWhoseWriterDied() {
        CommandGarbage.leaveHalfWritten(folder.resolve(CommandFile.NAME));

        assertEquals(0, inbox.poll());
        assertEquals(0, inbox.ignored(), "its writer may still be at it");
        pollUntilIgnored();
        send(OperatorAction.KILL, "heard");
        inbox.poll();

        assertEquals(List.of("KILL heard"), slots.commands);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tab\there", "gr\u00FCn", "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void shouldRefuseAnUnusableReason(final String reason) {
        final BadInputException refused =
                assertThrows(BadInputException.class, () -> send(OperatorAction.KILL, reason));

        assertEquals("reason `" + reason + "`: expected 1 to 64 printable ASCII characters", refused.getMessage());
    }

    @Test
    void shouldTellTheSenderWhenTheEngineDoesNotRead() {
        final BadInputException full = assertThrows(BadInputException.class, () -> {
            for (int i = 0; i < 10_000; i++) {
                send(OperatorAction.KILL, "nobody listens");
            }
        });

        assertEquals(
                folder.resolve(CommandFile.NAME) + " is full: the engine does not read its commands",
                full.getMessage());
        assertTrue(inbox.poll() > 1_000);
    }

    private void pollUntilIgnored() {
        final long startNs = System.nanoTime();
        while (inbox.ignored() == 0 && System.nanoTime() - startNs < PATIENCE_NS) {
            inbox.poll();
        }
        assertTrue(inbox.ignored() > 0, "garbage was not noticed");
    }

    private void send(final OperatorAction action, final String reason) {
        try (CommandFile file = CommandFile.open(folder)) {
            file.send(action, reason);
        }
    }

    /** One slot, decoded at each publish. */
    private static final class RecordedCommands implements EventSlots {
        private final UnsafeBuffer slab = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private final List<String> commands = new ArrayList<>();

        @Override
        public UnsafeBuffer buffer() {
            return slab;
        }

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public void publish(final int offset) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(slab, offset);
            final OperatorCommandDecoder command = new OperatorCommandDecoder()
                    .wrap(slab, MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
            commands.add(command.action() + " " + command.reason());
        }
    }
}
