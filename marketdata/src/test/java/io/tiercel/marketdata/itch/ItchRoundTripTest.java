package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.event.RecordingSlots;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the encoder writes the decoder reads; what a storm does to those bytes is told or decoded, never anything else. */
class ItchRoundTripTest {
    private static final long SEED = 20_260_102L;
    private static final int MESSAGES = 20_000;
    private static final int STORMS = 400;
    private static final List<String> SYMBOLS = List.of("TIER", "CELL", "MEWS");
    private static final InstrumentRegistry REGISTRY = new InstrumentRegistry(List.of(
            new Instrument(0, "TIER", 4, 0, 100, 1, 1),
            new Instrument(1, "CELL", 4, 0, 100, 1, 1),
            new Instrument(2, "MEWS", 4, 0, 100, 1, 1)));

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
    private final ItchEncoder encoder = new ItchEncoder();
    private final List<String> expected = new ArrayList<>();
    private long sequence;

    @Test
    void shouldReadBackRandomMessages() {
        final RecordingSlots slots = new RecordingSlots();
        final EventWriter writer = new EventWriter(slots);
        final ItchDecoder decoder = new ItchDecoder(new RegistryListing(REGISTRY), TradingDay.DEFAULT);

        for (int i = 0; i < MESSAGES; i++) {
            final int framed = encode(i);
            final int length = buffer.getShort(0, ByteOrder.BIG_ENDIAN);
            assertEquals(framed, ItchDescriptor.FRAME_LENGTH + length, "seed " + SEED + ", message " + i);
            decoder.decode(buffer, ItchDescriptor.FRAME_LENGTH, length, sequence, writer);
        }

        assertEquals(expected, slots.events(), "seed " + SEED);
        assertTrue(expected.size() > MESSAGES / 2);
    }

    @Test
    void shouldThrowNothingButBadInputOnGarbledOrCutFiles() throws IOException {
        final byte[] sound = file(200);
        int refused = 0;
        for (int storm = 0; storm < STORMS; storm++) {
            final byte[] bytes = garble(sound);
            final Path path = Files.write(folder.resolve("garbled.itch"), bytes);
            final RecordingSlots slots = new RecordingSlots();
            try (ItchFileFeed feed =
                    new ItchFileFeed(path, new RegistryListing(REGISTRY), Optional.of(TradingDay.DEFAULT))) {
                final EventWriter writer = new EventWriter(slots);
                int events = 0;
                while (events >= 0) {
                    events = feed.poll(writer, 16);
                }
            } catch (final BadInputException e) {
                refused++;
                assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
                assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + SEED + ", storm " + storm, e);
            }
        }
        assertTrue(refused > STORMS / 3, refused + " of " + STORMS + " refused, seed " + SEED);
    }

    private byte[] garble(final byte[] sound) {
        final byte[] bytes =
                random.nextInt(3) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
        final int hits = random.nextInt(4);
        for (int i = 0; i < hits && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private byte[] file(final int messages) {
        byte[] file = {};
        for (int i = 0; i < messages; i++) {
            final int length = encode(i);
            final int end = file.length;
            file = Arrays.copyOf(file, end + length);
            buffer.getBytes(0, file, end, length);
        }
        return file;
    }

    /** The first messages are the directory; then any, each with the event that must come of it. */
    private int encode(final int index) {
        sequence = index + 1L;
        final long timestampNs = 1_000L * index;
        final String at = " @" + (TradingDay.DEFAULT.midnightNs() + timestampNs);
        final int instrument = index < SYMBOLS.size() ? index : random.nextInt(SYMBOLS.size());
        final long stock = ItchEncoder.stock(SYMBOLS.get(instrument));
        encoder.at(buffer, 0, instrument + 1, random.nextInt(1 << 16), timestampNs);
        if (index < SYMBOLS.size()) {
            return encoder.stockDirectory(stock, 100, (byte) 'P');
        }
        final long reference = random.nextLong(1, Long.MAX_VALUE);
        final long shares = random.nextLong(1, 1L << 32);
        final long price = random.nextLong(1L << 32);
        final String head = sequence + "/0 " + instrument + " ";
        final boolean isBuy = random.nextBoolean();
        return switch (random.nextInt(9)) {
            case 0, 1 -> encodeAdd(head, at, stock, isBuy);
            case 2 -> {
                expected.add(head + "EXECUTE NONE " + reference + ">- - x" + shares + at);
                yield encoder.orderExecuted(reference, (int) shares, sequence);
            }
            case 3 -> {
                expected.add(head
                        + (isBuy ? "EXECUTE NONE " + reference + ">- " + price : "REDUCE NONE " + reference + ">- -")
                        + " x" + shares + at);
                yield encoder.orderExecutedWithPrice(reference, (int) shares, sequence, isBuy, (int) price);
            }
            case 4 -> {
                expected.add(head + "REDUCE NONE " + reference + ">- - x" + shares + at);
                yield encoder.orderCancel(reference, (int) shares);
            }
            case 5 -> {
                expected.add(head + "DELETE NONE " + reference + ">- - x0" + at);
                yield encoder.orderDelete(reference);
            }
            case 6 -> {
                expected.add(head + "REPLACE NONE " + reference + ">" + sequence + " " + price + " x" + shares + at);
                yield encoder.orderReplace(reference, sequence, (int) shares, (int) price);
            }
            case 7 -> {
                expected.add(head + "TRADE NONE ->- " + price + " x" + shares + at);
                yield encoder.trade((int) shares, stock, (int) price, sequence);
            }
            default -> {
                expected.add(head + (isBuy ? "OPEN" : "HALT") + at);
                yield encoder.tradingAction(stock, isBuy ? ItchDescriptor.STATE_TRADING : ItchDescriptor.STATE_HALTED);
            }
        };
    }

    private int encodeAdd(final String head, final String at, final long stock, final boolean isBuy) {
        final long reference = random.nextLong(1, Long.MAX_VALUE);
        final long shares = random.nextLong(1, 1L << 32);
        final long price = random.nextLong(1L << 32);
        final byte side = isBuy ? ItchDescriptor.BUY : ItchDescriptor.SELL;
        expected.add(head + "ADD " + (isBuy ? "BUY " : "SELL ") + reference + ">- " + price + " x" + shares + at);
        return random.nextBoolean()
                ? encoder.addOrder(reference, side, (int) shares, stock, (int) price)
                : encoder.addOrderAttributed(reference, side, (int) shares, stock, (int) price, 0x47534341);
    }
}
