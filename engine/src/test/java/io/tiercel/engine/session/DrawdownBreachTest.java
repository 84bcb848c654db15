package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.engine.protocol.MessageHeaderDecoder;
import io.tiercel.engine.replay.Replay;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loss that passes the daily limit first and the drawdown limit later: trading stops at the first, positions are closed at the second. */
class DrawdownBreachTest {
    private static final long SEED = 5;
    private static final long EVENTS = 60_000;

    @TempDir
    Path folder;

    @Test
    void shouldEndFlatWhenABreachFollowsADailyLoss() {
        // 10,000 of cash: 1 bp = 1.00 is lost at once, 20 bps = 20.00 a little later
        final Configuration configuration = TestConfiguration.with(
                "{strategy: {model: none}, risk: {startingCashMicros: 10000000000, dailyLossBps: 1, maxDrawdownBps: 20}}");
        final Path journal = folder.resolve("journal");

        final SessionSummary summary =
                new SessionRunner(configuration, new SimulatedSource(SEED, EVENTS), journal).run();

        assertTrue(summary.isTripped(), "the kill switch is tripped");
        assertTrue(
                summary.fillsByStrategy().containsKey("kill switch (closing positions)"),
                summary.fillsByStrategy()::toString);
        assertEquals(0, lastGrossPosition(journal), "units held at the end");
        assertTrue(new Replay(journal, true).run().isIdentical(), "replay");
    }

    private static long lastGrossPosition(final Path journal) {
        long gross = -1;
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SessionMetadata.SCHEMA_VERSION);
                JournalReader outputs = directory.readOutput()) {
            while (outputs.next()) {
                header.wrap(outputs.buffer(), outputs.offset());
                if (header.templateId() == AccountMarkedDecoder.TEMPLATE_ID) {
                    gross = 0;
                    final AccountMarkedDecoder mark = new AccountMarkedDecoder()
                            .wrap(
                                    outputs.buffer(),
                                    outputs.offset() + MessageHeaderDecoder.ENCODED_LENGTH,
                                    header.blockLength(),
                                    header.version());
                    for (final AccountMarkedDecoder.PositionsDecoder position : mark.positions()) {
                        gross += Math.abs(position.position());
                    }
                }
            }
        }
        return gross;
    }
}
