package io.tiercel.marketdata.lean;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;

/** LEAN files of shares or of crypto currencies. Immutable. */
public final class LeanFormat implements FeedFormat {
    /** Shares of the United States. */
    public static final LeanFormat EQUITY =
            new LeanFormat("lean", "QuantConnect LEAN bars, trades and quotes of US shares, zip", false);

    /** Crypto currencies. */
    public static final LeanFormat CRYPTO =
            new LeanFormat("lean-crypto", "QuantConnect LEAN bars, trades and quotes of crypto currencies, zip", true);

    private final String name;
    private final String description;
    private final boolean isCrypto;

    private LeanFormat(final String name, final String description, final boolean isCrypto) {
        this.name = name;
        this.description = description;
        this.isCrypto = isCrypto;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public BookKind bookKind() {
        return BookKind.NONE;
    }

    @Override
    public boolean matches(final FileHead file) {
        return LeanFile.of(file).map(lean -> lean.isCrypto() == isCrypto).orElse(false);
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        if (files.size() != 1) {
            throw new BadInputException(files.getFirst() + ": " + files.size() + " files, expected one");
        }
        final Path path = files.getFirst();
        final LeanFile told = LeanFile.of(FileHead.of(path))
                .orElseThrow(
                        () -> new BadInputException(
                                path
                                        + ": not named as LEAN does, expected a zip with a file such as 20131004_spy_minute_trade.csv"));
        final LeanFile file = new LeanFile(
                told.kind(),
                options.symbol().orElse(told.symbol()),
                told.day().isPresent() ? options.day().or(told::day) : told.day(),
                isCrypto);
        return new LeanFeed(path, file, listing);
    }
}
