package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.protocol.AccountMarkedDecoder;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The account is marked once a second; a night between two inputs is not a record for each of its seconds. */
class IdleMarksTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long OPEN_NS = 1_767_364_200L * SECOND;

    private final List<Long> seconds = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OutputHandler marks = (buffer, offset, length) -> {
        header.wrap(buffer, offset);
        if (header.templateId() == AccountMarkedDecoder.TEMPLATE_ID) {
            seconds.add((header.eventTimeNs() - OPEN_NS) / SECOND);
        }
    };
    private final ScriptedCore scripted = new ScriptedCore(
            TestConfiguration.with("engine: {session: {accountMarkIntervalMs: 1000}}"),
            List.of("TIER"),
            Optional.empty(),
            List.of(),
            marks);

    @Test
    void shouldMarkEverySecondWhereInputsComeNowAndThen() {
        scripted.add(OPEN_NS, Side.BUY, 1, 1_000_000, 5);
        scripted.add(OPEN_NS + 5 * SECOND, Side.BUY, 2, 1_000_000, 5);

        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), seconds);
    }

    @Test
    void shouldMarkTheEndsOfANight() {
        scripted.add(OPEN_NS, Side.BUY, 1, 1_000_000, 5);
        scripted.add(OPEN_NS + 50_000 * SECOND + 1, Side.BUY, 2, 1_000_000, 5);
        scripted.add(OPEN_NS + 50_002 * SECOND, Side.BUY, 3, 1_000_000, 5);

        assertEquals(List.of(0L, 1L, 49_999L, 50_000L, 50_001L), seconds);
    }
}
