package io.tiercel.marketdata.format;

import io.tiercel.marketdata.iex.IexFormat;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.itch.ItchCaptureFormat;
import io.tiercel.marketdata.itch.ItchFileFormat;
import java.nio.file.Path;
import java.util.List;
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
        return List.of(
                new ItchCaptureFormat(), new ItchFileFormat(), IexFormat.DEEP, IexFormat.TOPS, IexFormat.DEEP_PLUS);
    }

    /**
     * @param name  of a format, or {@link #AUTO}.
     * @param files of one feed, not empty.
     * @return the format.
     * @throws BadInputException when there is no such format, or no format is known by these files.
     */
    public static FeedFormat choose(final String name, final List<Path> files) {
        if (!name.equals(AUTO)) {
            return all().stream()
                    .filter(format -> format.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadInputException(
                            "format '" + name + "' is not known, expected " + AUTO + " or one of " + names()));
        }
        for (final Path path : files) {
            final FileHead head = FileHead.of(path);
            for (final FeedFormat format : all()) {
                if (format.matches(head)) {
                    return format;
                }
            }
        }
        throw new BadInputException(files.getFirst()
                + ": its format cannot be told from name and content, expected --format with one of " + names());
    }

    private static String names() {
        return all().stream().map(FeedFormat::name).collect(Collectors.joining(", "));
    }
}
