package io.tiercel.marketdata.transport.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MarketStateCode;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fragments that are missing, come again, or are no events. */
@Timeout(60)
class AeronDamageTest extends AeronLinkFixture {
    @Test
    void shouldTellGapsAndDropRepeatsWhenSequencesAreNotInOrder() {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        try (AeronFeed feed = feed(settings);
                Aeron client = client();
                ExclusivePublication raw = client.addExclusivePublication(settings.channel(), STREAM)) {
            final UnsafeBuffer event = event();
            await(raw::isConnected);
            for (final long sequence : new long[] {1, 2, 2, 1, 5, 6}) {
                event.putLong(EventFrame.SEQUENCE, sequence);
                await(() -> raw.offer(event) > 0);
            }
            await(() -> poll(feed) && arrived.count() == 5); // 1, 2, stale, 5, 6

            assertEquals(List.of(2L), gaps.gaps(), "3 and 4 are missing");
            assertEquals(1, arrived.stales());
            assertEquals(2L, feed.remarks().get("repeats dropped"));
        }
    }

    @Test
    void shouldSayWhatIsWrongWhenFragmentIsNoEvent() {
        final UnsafeBuffer schema = event();
        schema.putShort(6, (short) 99);
        assertEquals(
                "message behind event 1: schema 99 version 1 template 3 length " + schema.getShort(0) + " block length "
                        + schema.getShort(2) + " sequence 2, expected an event of schema 1 version 1 with its own"
                        + " lengths and a sequence from 1",
                damage(schema));
        final UnsafeBuffer length = event();
        length.putShort(0, (short) 200);
        assertTrue(damage(length).contains("length 200"), "length");
        final UnsafeBuffer template = event();
        template.putShort(4, (short) 250);
        assertTrue(damage(template).contains("template 250"), "template");
        assertEquals(
                "message behind event 1: fragment of 5 bytes, expected an event of 128 or an end of session of 16",
                damage(new UnsafeBuffer(new byte[5])));
        assertTrue(damage(new UnsafeBuffer(new byte[16])).contains("fragment of 16 bytes"), "no end mark");
        assertTrue(damage(new UnsafeBuffer(new byte[128])).contains("schema 0"), "zeros");
        assertTrue(damage(new UnsafeBuffer(new byte[4000])).contains("fragment of "), "too long for a datagram");
    }

    /** Sends one good event and the garbage to a new feed. */
    private String damage(final UnsafeBuffer garbage) {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        final SlotLog log = new SlotLog();
        final EventWriter writer = new EventWriter(log);
        try (AeronFeed feed = feed(settings);
                Aeron client = client();
                ExclusivePublication raw = client.addExclusivePublication(settings.channel(), STREAM)) {
            await(raw::isConnected);
            final UnsafeBuffer good = event();
            good.putLong(EventFrame.SEQUENCE, 1L);
            await(() -> raw.offer(good) > 0);
            await(() -> raw.offer(garbage) > 0);

            final BadInputException e = assertThrows(
                    BadInputException.class,
                    () -> await(() -> {
                        feed.poll(writer, BATCH);
                        return false;
                    }));
            assertEquals(1, log.count(), "what came before the damage is written");
            assertThrows(BadInputException.class, () -> feed.poll(writer, BATCH), "it does not go away");
            final String head = "Aeron channel 'aeron:ipc' stream 7: session " + raw.sessionId() + ", ";
            assertTrue(e.getMessage().startsWith(head), e.getMessage());
            return e.getMessage().substring(head.length());
        }
    }

    private Aeron client() {
        return Aeron.connect(
                new Aeron.Context().aeronDirectoryName(driver.directory().toString()));
    }

    /** A halt of all instruments, sequence 2. */
    private static UnsafeBuffer event() {
        final SlotLog slots = new SlotLog();
        final EventWriter writer = new EventWriter(slots);
        writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, 1, 1_000, MarketStateCode.HALT);
        writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, 2, 2_000, MarketStateCode.HALT);
        return slots.buffer();
    }
}
