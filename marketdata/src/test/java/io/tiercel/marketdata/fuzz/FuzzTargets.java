package io.tiercel.marketdata.fuzz;

import io.tiercel.marketdata.crypto.VenueFrames;
import io.tiercel.marketdata.dbn.DbnFormat;
import io.tiercel.marketdata.dbn.DbnSamples;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.TextFeedSamples;
import io.tiercel.marketdata.iex.IexFormat;
import io.tiercel.marketdata.iex.IexMessageType;
import io.tiercel.marketdata.itch.ItchCaptureFormat;
import io.tiercel.marketdata.itch.ItchDescriptor;
import io.tiercel.marketdata.itch.ItchFileFormat;
import io.tiercel.marketdata.itch.ItchMessageType;
import io.tiercel.marketdata.lean.LeanFormat;
import io.tiercel.marketdata.pcap.Captured;
import io.tiercel.marketdata.pcap.SmallCaptures;
import io.tiercel.marketdata.recorded.FeedFormats;
import io.tiercel.marketdata.transport.aeron.AeronTarget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every decoder with messages to damage. */
final class FuzzTargets {
    private FuzzTargets() {}

    /** A new target for each format of recorded data, each live session and each transport; to be closed. */
    static List<FuzzTarget> everything() {
        final List<FuzzTarget> targets = all();
        for (final VenueFrames venue : VenueFrames.values()) {
            targets.add(new SessionTarget(venue));
        }
        targets.add(new MoldTarget());
        targets.add(new SoupTarget());
        targets.add(new AeronTarget());
        return targets;
    }

    /** A new target for each format of recorded data. */
    static List<FuzzTarget> all() {
        final List<FuzzTarget> targets = new ArrayList<>();
        packets(targets);
        targets.add(dbn(DbnFormat.ORDERS, DbnSamples.orders()));
        targets.add(dbn(DbnFormat.LEVELS, DbnSamples.levels()));
        targets.add(dbn(DbnFormat.FIGURES, DbnSamples.figures()));
        texts(targets);
        for (final VenueFrames venue : VenueFrames.values()) {
            final String text = String.join("\n", venue.lines()) + "\n";
            targets.add(new FormatTarget(venue.format(), true, List.of(List.of(lines("capture.jsonl", 0, text)))));
        }
        return targets;
    }

    private static void packets(final List<FuzzTarget> targets) {
        final Sample messages = Sample.framed("01302019.NASDAQ_ITCH50", SmallCaptures.of("itch"));
        targets.add(binary(new ItchFileFormat(), messages, everyItchType(messages)));
        targets.add(binary(
                new ItchCaptureFormat(),
                Sample.packets("a.pcap", SmallCaptures.of("itch-pcap")),
                nextGeneration(Sample.packets("a.pcap", SmallCaptures.of("itch-pcap")))));
        for (final FeedFormat format : List.of(IexFormat.DEEP, IexFormat.TOPS, IexFormat.DEEP_PLUS)) {
            targets.add(binary(
                    format,
                    Sample.packets("a.pcap", SmallCaptures.of(format.name())),
                    Sample.packets("b.pcap", SmallCaptures.iexOf(format.name(), everyIexType()))));
        }
    }

    private static FuzzTarget binary(final FeedFormat format, final Sample... samples) {
        return new FormatTarget(format, false, Stream.of(samples).map(List::of).toList());
    }

    /** Messages of all types behind those that list the stock, their fields nothing but zeros and spaces. */
    private static Sample everyItchType(final Sample sound) {
        final List<byte[]> messages = new ArrayList<>(sound.messages().subList(0, 6));
        for (final ItchMessageType type : ItchMessageType.values()) {
            final int length = ItchDescriptor.messageLength(type.code());
            messages.add(ByteBuffer.allocate(2 + length)
                    .putShort((short) length)
                    .put(type.code())
                    .putShort((short) 1)
                    .array());
        }
        return new Sample("S013019-v50.txt", "", 2, messages);
    }

    /** The same packets as pcapng: section and interface in front, one block of each kind in turn. */
    private static Sample nextGeneration(final Sample classic) {
        final ByteOrder order = ByteOrder.BIG_ENDIAN;
        final List<byte[]> blocks = new ArrayList<>();
        blocks.add(Captured.section(order));
        blocks.add(Captured.networkInterface(order, 9, 0));
        for (final byte[] packet :
                classic.messages().subList(1, classic.messages().size())) {
            final byte[] frame = Arrays.copyOfRange(packet, Sample.PACKET_HEAD, packet.length);
            blocks.add(
                    blocks.size() % 2 == 0
                            ? Captured.enhanced(order, 0, 1_692_711_000_000_000_000L, frame)
                            : Captured.simple(order, frame));
        }
        return new Sample("b.pcapng", "", 2, blocks);
    }

    private static List<byte[]> everyIexType() {
        return Stream.of(IexMessageType.values())
                .map(type -> {
                    final byte[] message = new byte[type.length()];
                    message[0] = type.code();
                    final byte[] symbol = "ZIEXT   ".getBytes(StandardCharsets.US_ASCII);
                    System.arraycopy(symbol, 0, message, 10, Math.min(8, message.length - 10));
                    return message;
                })
                .toList();
    }

    private static FuzzTarget dbn(final FeedFormat format, final List<byte[]> files) {
        return new FormatTarget(
                format,
                false,
                files.stream()
                        .map(file -> List.of(Sample.records("a.dbn", file)))
                        .toList());
    }

    private static void texts(final List<FuzzTarget> targets) {
        final Function<String, FeedFormat> named = name -> FeedFormats.all().stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow();
        TextFeedSamples.all()
                .filter(sample -> !sample.format().startsWith("lean"))
                .forEach(sample -> {
                    final List<Sample> files = new ArrayList<>();
                    for (int i = 0; i < sample.names().size(); i++) {
                        final int head = sample.format().equals("lobster") ? 0 : 1;
                        files.add(Sample.lines(
                                sample.names().get(i), head, sample.contents().get(i)));
                    }
                    final List<List<Sample>> feeds = new ArrayList<>(List.of(files));
                    TextRows.more(sample.format()).forEach(file -> feeds.add(List.of(file)));
                    targets.add(new FormatTarget(named.apply(sample.format()), true, feeds));
                });
        for (final FeedFormat format : List.of(LeanFormat.EQUITY, LeanFormat.CRYPTO)) {
            targets.add(new FormatTarget(
                    format,
                    true,
                    TextRows.more(format.name()).stream().map(List::of).toList()));
        }
    }

    private static Sample lines(final String name, final int head, final String text) {
        return Sample.lines(name, head, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
