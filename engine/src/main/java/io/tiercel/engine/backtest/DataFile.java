package io.tiercel.engine.backtest;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that a backtest read, or a folder of them. Immutable, cold.
 *
 * @param name   as it is configured.
 * @param bytes  of all files.
 * @param sha256 of the file; of a folder, of the names and hashes of its files in the order of their names.
 */
public record DataFile(String name, long bytes, String sha256) {
    private static final int BUFFER = 1 << 16;

    /**
     * @param name as it is configured.
     * @param path of the file or folder.
     * @return its hash.
     */
    static DataFile of(final String name, final Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return new DataFile(name, Files.size(path), hash(path));
            }
            final List<Path> files;
            try (Stream<Path> walk = Files.walk(path)) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            final MessageDigest digest = newDigest();
            long bytes = 0;
            for (final Path file : files) {
                digest.update((path.relativize(file) + " " + hash(file) + "\n").getBytes(StandardCharsets.UTF_8));
                bytes += Files.size(file);
            }
            return new DataFile(name, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (final IOException e) {
            throw new BadInputException(path + ": cannot be read, expected an accessible file: " + e, e);
        }
    }

    private static String hash(final Path file) throws IOException {
        final MessageDigest digest = newDigest();
        final byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
