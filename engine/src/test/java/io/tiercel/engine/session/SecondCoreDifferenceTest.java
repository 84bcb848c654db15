package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.Pipeline;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.output.OutputJournaller;
import io.tiercel.engine.protocol.OperatorAction;
import io.tiercel.engine.protocol.OperatorCommandDecoder;
import io.tiercel.engine.recovery.SessionCore;
import io.tiercel.engine.telemetry.IngressCounters;
import io.tiercel.engine.telemetry.SessionCounters;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalConfig;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second core that makes something else than the session stops trading at once, by a journaled input, and once. */
class SecondCoreDifferenceTest {
    private static final long BEFORE = 6_000;

    @TempDir
    Path folder;

    @Test
    void shouldStopTradingWhenTheSecondCoreDiffers() {
        final Configuration configuration = TestConfiguration.with();
        final FeedSource source = new SimulatedSource(3, 12_000);
        final InstrumentRegistry registry = configuration.instruments().registry(source.symbols(configuration));
        final SessionCore session = new SessionCore(configuration, registry, Optional.empty(), List.of());
        try (Feed feed = source.open(configuration, registry);
                JournalDirectory journal =
                        JournalDirectory.create(folder.resolve("journal"), SessionMetadata.SCHEMA_VERSION, Map.of());
                Journal inputs = journal.openInput(JournalConfig.smallest());
                Journal outputs = journal.openOutput(JournalConfig.smallest());
                SessionCounters counters = SessionCounters.inMemory()) {
            final Pipeline pipeline = new Pipeline(
                    configuration.engine().pipeline(),
                    session.core(),
                    session.ring(),
                    inputs,
                    List.of(new OutputJournaller(outputs), session.gateway(), session.statistics()));
            final FeedLoop loop = new FeedLoop(
                    journal.path(),
                    configuration.engine().pipeline().waitPolicy(),
                    () -> false,
                    () -> false,
                    () -> pipeline.ingress().lastSequence() > BEFORE,
                    share -> {},
                    new IngressCounters(counters, inputs, outputs),
                    0);
            pipeline.start();
            loop.run(feed, pipeline, Optional.empty());
            pipeline.close();
            pipeline.check();
        }

        assertTrue(session.statistics().isTripped());
        assertEquals(0, session.gateway().openOrders());
        final List<byte[]> commands = JournalContent.inputs(folder.resolve("journal")).stream()
                .filter(record -> JournalContent.templateId(record) == OperatorCommandDecoder.TEMPLATE_ID)
                .toList();
        assertEquals(1, commands.size(), "one kill, however often it is asked");
        final MessageHeaderDecoder header = JournalContent.header(commands.getFirst());
        assertEquals(
                OperatorAction.DIFFERENT,
                new OperatorCommandDecoder()
                        .wrap(
                                new UnsafeBuffer(commands.getFirst()),
                                MessageHeaderDecoder.ENCODED_LENGTH,
                                header.blockLength(),
                                header.version())
                        .action());
        assertTrue(header.sequence() > BEFORE && header.sequence() < BEFORE + 1_000, "at input " + header.sequence());
    }
}
