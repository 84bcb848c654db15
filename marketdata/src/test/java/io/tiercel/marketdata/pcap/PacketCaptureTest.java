package io.tiercel.marketdata.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCaptureTest {
    private static final ByteOrder LE = ByteOrder.LITTLE_ENDIAN;
    private static final ByteOrder BE = ByteOrder.BIG_ENDIAN;
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final int UDP = 17;

    @TempDir
    private Path folder;

    private long notUdp;
    private long fragments;
    private long cut;

    @ParameterizedTest
    @CsvSource({
        // magic number, byte order, 1700000000 s and this fraction, nanoseconds expected
        "a1b2c3d4, true, 250, 1700000000000250000",
        "a1b2c3d4, false, 250, 1700000000000250000",
        "a1b23c4d, true, 250, 1700000000000000250",
        "a1b23c4d, false, 250, 1700000000000000250"
    })
    void shouldReadClassicCaptures(
            final String magic, final boolean isLittle, final int fraction, final long expectedNs) throws IOException {
        final byte[] file = Captured.classic(
                (int) Long.parseLong(magic, 16),
                isLittle ? LE : BE,
                1_700_000_000,
                fraction,
                List.of(Captured.udp(HELLO), Captured.udp(new byte[0])));

        assertEquals(List.of(expectedNs + " hello", expectedNs + " "), payloads(file));
    }

    @Test
    void shouldReadACompressedCapture() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Captured.classic(0xa1b2c3d4, LE, 1, 0, List.of(Captured.udp(HELLO))));
        }

        assertEquals(List.of("1000000000 hello"), payloads(bytes.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReadBlocksOfBothByteOrders(final boolean isLittle) throws IOException {
        final ByteOrder order = isLittle ? LE : BE;
        final byte[] file = Captured.join(
                Captured.section(order),
                Captured.block(order, 5, new byte[13]),
                Captured.networkInterface(order, -1, 0),
                Captured.networkInterface(order, 9, 65535),
                Captured.networkInterface(order, 0x80 | 10, 65535),
                Captured.enhanced(order, 0, 3_000_001L, Captured.udp(HELLO)),
                Captured.enhanced(order, 1, 0x1_0000_0001L, Captured.udp(HELLO)),
                Captured.enhanced(order, 2, 1024 + 512, Captured.udp(HELLO)),
                Captured.simple(order, Captured.udp(HELLO)),
                Captured.block(order, 0x0bad, new byte[5]));

        // microseconds by default; 2^32 + 1 ns; 1536 / 1024 s; a simple packet has no stamp of its own
        assertEquals(
                List.of("3000001000 hello", "4294967297 hello", "1500000000 hello", "1500000000 hello"),
                payloads(file));
    }

    @Test
    void shouldBeginAnewWithEachSection() throws IOException {
        final byte[] file = Captured.join(
                Captured.section(LE),
                Captured.networkInterface(LE, 9, 0),
                Captured.enhanced(LE, 0, 5, Captured.udp(HELLO)),
                Captured.section(BE),
                Captured.networkInterface(BE, 6, 0),
                Captured.enhanced(BE, 0, 5, Captured.udp(HELLO)));

        assertEquals(List.of("5 hello", "5000 hello"), payloads(file));
        assertMessageContains(
                Captured.join(
                        Captured.section(LE),
                        Captured.networkInterface(LE, 9, 0),
                        Captured.section(LE),
                        Captured.enhanced(LE, 0, 5, HELLO)),
                "interface 0, expected one of the 0");
    }

    @Test
    void shouldCutASimplePacketAtTheSnapLength() throws IOException {
        final byte[] packet = Captured.udp(HELLO);
        final byte[] file = Captured.join(
                Captured.section(LE), Captured.networkInterface(LE, 6, packet.length - 1), Captured.simple(LE, packet));

        assertEquals(List.of(), payloads(file));
        assertEquals(1, cut);
    }

    @Test
    void shouldTakeOffEveryHeaderInFrontOfTheDatagram() throws IOException {
        final byte[] datagram = Captured.datagram(HELLO);
        final byte[] options = {UDP, 0, 0, 0, 0, 0, 0, 0};
        final byte[] file = Captured.classic(
                0xa1b23c4d,
                LE,
                0,
                1,
                List.of(
                        Captured.ethernet(new int[] {0x8100}, 0x0800, Captured.ipv4(UDP, 0, datagram)),
                        Captured.ethernet(new int[] {0x88a8, 0x8100}, 0x0800, Captured.ipv4(UDP, 0x4000, datagram)),
                        Captured.ethernet(new int[0], 0x86dd, Captured.ipv6(UDP, datagram)),
                        Captured.ethernet(
                                new int[] {0x8100}, 0x86dd, Captured.ipv6(0, Captured.join(options, datagram))),
                        Captured.join(Captured.udp(HELLO), new byte[20])));

        assertEquals(List.of("1 hello", "1 hello", "1 hello", "1 hello", "1 hello"), payloads(file));
    }

    @Test
    void shouldCountWhatIsNoWholeDatagram() throws IOException {
        final byte[] datagram = Captured.datagram(HELLO);
        final byte[] fragmentHeader = {UDP, 0, 0, 1, 0, 0, 0, 0};
        final byte[] longer = Captured.datagram(HELLO);
        longer[5] = 99;
        final byte[] file = Captured.classic(
                0xa1b23c4d,
                LE,
                0,
                1,
                List.of(
                        Captured.ethernet(new int[0], 0x0806, new byte[28]),
                        Captured.ethernet(new int[0], 0x0800, Captured.ipv4(6, 0, datagram)),
                        Captured.ethernet(new int[0], 0x0800, Captured.ipv4(UDP, 0x2000, datagram)),
                        Captured.ethernet(new int[0], 0x0800, Captured.ipv4(UDP, 0x0001, datagram)),
                        Captured.ethernet(
                                new int[0], 0x86dd, Captured.ipv6(44, Captured.join(fragmentHeader, datagram))),
                        Captured.ethernet(new int[0], 0x0800, Captured.ipv4(UDP, 0, longer)),
                        Captured.udp(HELLO)));

        assertEquals(List.of("1 hello"), payloads(file));
        assertEquals(2, notUdp);
        assertEquals(3, fragments);
        assertEquals(1, cut);
    }

    @Test
    void shouldTellTheCutOfAFileAtEveryByte() throws IOException {
        final byte[] packet = Captured.udp(HELLO);
        final byte[] classic = Captured.classic(0xa1b2c3d4, LE, 1, 0, List.of(packet, packet));
        final byte[] blocks = Captured.join(
                Captured.section(LE), Captured.networkInterface(LE, 9, 0), Captured.enhanced(LE, 0, 5, packet));

        for (int length = 0; length < classic.length; length++) {
            // Whole are the header alone and one packet of two.
            if (length != 24 && length != 24 + 16 + packet.length) {
                assertMessageContains(Arrays.copyOf(classic, length), ": ");
            }
        }
        for (int length = 0; length < blocks.length; length++) {
            if (length != 28 && length != 28 + 32) {
                assertMessageContains(Arrays.copyOf(blocks, length), ": ");
            }
        }
        assertMessageContains(
                Arrays.copyOf(classic, 24 + 16 + 3),
                ": byte 24: packet 1: the file ends after 3 bytes of a packet, expected " + packet.length);
    }

    @Test
    void shouldTellGarbage() throws IOException {
        final byte[] classic = Captured.classic(0xa1b2c3d4, LE, 1, 1_000_000, List.of(HELLO));
        final byte[] trailing = Captured.enhanced(LE, 0, 5, HELLO);
        trailing[trailing.length - 4]++;
        final byte[] tooLong = Captured.classic(0xa1b2c3d4, LE, 1, 0, List.of(HELLO));
        tooLong[24 + 8 + 3] = 1;

        assertMessageContains(classic, "fraction of a second 1000000000 ns, expected below 1000000000");
        assertMessageContains(tooLong, "16777221 bytes captured, expected at most 262144");
        assertMessageContains(HELLO, "begins with 0x68656c6c, expected a pcap or pcapng capture");
        assertMessageContains(
                Captured.join(Captured.section(LE), Captured.networkInterface(LE, 9, 0), trailing),
                ": byte 60: packet 1: block of 40 bytes ends with the length 41, expected the same one");
        assertMessageContains(
                Captured.join(Captured.section(LE), Captured.networkInterface(LE, 19, 0)), "expected at most 18 or 63");
    }

    private void assertMessageContains(final byte[] file, final String expected) throws IOException {
        final BadInputException e = assertThrows(BadInputException.class, () -> payloads(file));

        assertTrue(e.getMessage().contains(expected), e::getMessage);
        assertFalse(e.getMessage().contains("\n"), e::getMessage);
    }

    private List<String> payloads(final byte[] content) throws IOException {
        final Path path = folder.resolve("capture");
        Files.write(path, content);
        final List<String> payloads = new ArrayList<>();
        final DatagramFinder finder = new DatagramFinder();
        try (PacketCapture capture = new PacketCapture(path)) {
            while (capture.next()) {
                if (finder.find(capture)) {
                    final byte[] payload = new byte[finder.payloadLength()];
                    capture.buffer().getBytes(finder.payloadOffset(), payload);
                    payloads.add(capture.timeNs() + " " + new String(payload, StandardCharsets.US_ASCII));
                    assertEquals(26477, finder.destinationPort());
                }
            }
            assertEquals(1.0, capture.progress());
        }
        notUdp = finder.notUdp();
        fragments = finder.fragments();
        cut = finder.cut();
        return payloads;
    }
}
