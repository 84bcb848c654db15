package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.simulation.SimulatedExchange;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The ITCH messages that {@link SimulatedSource} of the same seed delivers, to be sent another way. */
public final class SimulatedDay {
    private SimulatedDay() {}

    /** Each message without its length. */
    public static List<byte[]> messages(final Configuration configuration, final long seed, final long events) {
        final var settings = configuration.engine().simulation();
        final SimulatedExchange exchange = new SimulatedExchange(new SimulationConfig(
                seed,
                settings.symbols(),
                LocalTime.parse(settings.openTime()).toNanoOfDay(),
                events,
                settings.ordersPerSecond()));
        final byte[] bytes = new byte[SimulatedExchange.MAX_FRAMED_LENGTH];
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        final List<byte[]> messages = new ArrayList<>();
        for (int length = exchange.next(buffer, 0); length > 0; length = exchange.next(buffer, 0)) {
            for (int at = 0; at < length; ) {
                final int message = ByteBuffer.wrap(bytes).getShort(at);
                messages.add(Arrays.copyOfRange(bytes, at + 2, at + 2 + message));
                at += 2 + message;
            }
        }
        return messages;
    }

    /** A file of them, each behind its length. */
    public static Path file(final Path path, final List<byte[]> messages) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(
                messages.stream().mapToInt(message -> 2 + message.length).sum());
        messages.forEach(message -> bytes.putShort((short) message.length).put(message));
        return Files.write(path, bytes.array());
    }
}
