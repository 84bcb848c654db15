package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;

/** ITCH 5.0 messages one behind the other in a file, each behind its length: Nasdaq's historical days. */
public final class ItchFileFormat implements FeedFormat {
    private static final int MESSAGES_LOOKED_AT = 16;

    /** Stateless. */
    public ItchFileFormat() {}

    @Override
    public String name() {
        return "itch";
    }

    @Override
    public String description() {
        return "Nasdaq TotalView-ITCH 5.0 file, each message behind its length";
    }

    @Override
    public BookKind bookKind() {
        return BookKind.ORDERS;
    }

    @Override
    public boolean matches(final FileHead file) {
        final String text = file.text();
        int at = 0;
        int messages = 0;
        while (messages < MESSAGES_LOOKED_AT && at + 3 <= text.length()) {
            final int length = text.charAt(at) << 8 | text.charAt(at + 1);
            final char type = text.charAt(at + 2);
            if (type > 127 || ItchDescriptor.messageLength((byte) type) != length) {
                return false;
            }
            at += ItchDescriptor.FRAME_LENGTH + length;
            messages++;
        }
        return messages > 0;
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        if (files.size() != 1) {
            throw new BadInputException(files.size() + " files of format " + name() + ", expected one");
        }
        return new ItchFileFeed(files.getFirst(), listing, options.day());
    }
}
