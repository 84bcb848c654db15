package io.tiercel.marketdata.feed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real market data beside the checkout; a test that needs it is skipped where it is absent. */
public final class SharedData {
    private SharedData() {}

    /** Path of a file or folder in the data folder. */
    public static Path file(final String relative) {
        final Path path = Path.of(System.getProperty("tiercel.shared", "../shared"), "data", relative);
        assumeTrue(Files.exists(path), "skipped: market data " + path + " is absent");
        return path;
    }
}
