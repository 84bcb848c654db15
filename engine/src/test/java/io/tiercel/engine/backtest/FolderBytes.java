package io.tiercel.engine.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files below a folder: relative name to bytes, as hexadecimal digits. */
public final class FolderBytes {
    private FolderBytes() {}

    public static SortedMap<String, String> of(final Path folder) {
        final SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }
}
