package io.tiercel.marketdata.pcap;

import io.tiercel.marketdata.input.BadInputException;
import java.nio.file.Path;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** The first datagram of a capture file: what the protocol within is known by. Stateless; cold. */
public final class CaptureHead {
    private static final int PACKETS = 256;

    private CaptureHead() {}

    /**
     * @param path of a file.
     * @return payload of the first whole UDP datagram among the first packets; empty when there is none or the file is no capture.
     */
    public static Optional<UnsafeBuffer> firstPayload(final Path path) {
        try (PacketCapture capture = new PacketCapture(path)) {
            final DatagramFinder finder = new DatagramFinder();
            for (int i = 0; i < PACKETS && capture.next(); i++) {
                if (finder.find(capture) && finder.payloadLength() > 0) {
                    final byte[] payload = new byte[finder.payloadLength()];
                    capture.buffer().getBytes(finder.payloadOffset(), payload);
                    return Optional.of(new UnsafeBuffer(payload));
                }
            }
        } catch (final BadInputException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
