package io.tiercel.marketdata.recorded;

import io.tiercel.marketdata.bar.BarTableFormat;
import io.tiercel.marketdata.bitstamp.BitstampOrderFormat;
import io.tiercel.marketdata.crypto.CryptoFormat;
import io.tiercel.marketdata.dbn.DbnFormat;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.iex.IexFormat;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.itch.ItchCaptureFormat;
import io.tiercel.marketdata.itch.ItchFileFormat;
import io.tiercel.marketdata.lean.LeanFormat;
import io.tiercel.marketdata.lobster.LobsterFormat;
import io.tiercel.marketdata.sse.SnapshotFormat;
import io.tiercel.marketdata.sse.SseLevel2Format;
import io.tiercel.marketdata.tardis.TardisFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All formats that can be read, and the choice among them. Stateless; cold. */
public final class FeedFormats {
    /** Chosen by name and content. */
    public static final String AUTO = "auto";

    private FeedFormats() {}

    /**
     * @return every format; where two match a file, the earlier one is it.
     */
    public static List<FeedFormat> all() {
        final List<FeedFormat> formats = new ArrayList<>(List.of(
                new ItchCaptureFormat(),
                new ItchFileFormat(),
                IexFormat.DEEP,
                IexFormat.TOPS,
                IexFormat.DEEP_PLUS,
                LeanFormat.EQUITY,
                LeanFormat.CRYPTO,
                new LobsterFormat(),
                new SseLevel2Format(),
                SnapshotFormat.SSE,
                SnapshotFormat.SZSE,
                new BitstampOrderFormat(),
                TardisFormat.BOOKS,
                TardisFormat.PRINTS,
                DbnFormat.ORDERS,
                DbnFormat.LEVELS,
                DbnFormat.FIGURES,
                new BarTableFormat()));
        formats.addAll(CryptoFormat.ALL);
        return List.copyOf(formats);
    }

    /**
     * @param name  of a format, or {@link #AUTO}.
     * @param files of one feed, not empty.
     * @return the format.
     * @throws BadInputException when there is no such format, no format is known by these files, or they are of several.
     */
    public static FeedFormat choose(final String name, final List<Path> files) {
        if (!name.equals(AUTO)) {
            return all().stream()
                    .filter(format -> format.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadInputException(
                            "format '" + name + "' is not known, expected " + AUTO + " or one of " + names()));
        }
        final List<FileHead> heads = files.stream().map(FileHead::of).toList();
        for (final FileHead head : heads) {
            final Optional<FeedFormat> format = known(head);
            if (format.isPresent()) {
                heads.forEach(other -> requireSame(format.get(), head, other));
                return format.get();
            }
        }
        throw new BadInputException(files.getFirst()
                + ": its format cannot be told from name and content, expected --format with one of " + names());
    }

    private static Optional<FeedFormat> known(final FileHead head) {
        return all().stream().filter(format -> format.matches(head)).findFirst();
    }

    /** A file that no format is known by may belong to any of them; one of another format does not. */
    private static void requireSame(final FeedFormat format, final FileHead first, final FileHead other) {
        if (format.matches(other)) {
            return;
        }
        known(other).ifPresent(another -> {
            throw new BadInputException(other.path() + ": is of format " + another.name() + ", expected "
                    + format.name() + " as " + first.path() + ": files of one feed");
        });
    }

    private static String names() {
        return all().stream().map(FeedFormat::name).collect(Collectors.joining(", "));
    }
}
