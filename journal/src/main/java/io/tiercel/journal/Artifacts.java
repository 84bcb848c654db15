package io.tiercel.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that a replay needs, such as models, kept under the name of their SHA-256. Cold. */
final class Artifacts {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    Artifacts(final Path folder) {
        this.folder = folder;
    }

    /** Keeps a content; twice the same content is one file. */
    String put(final byte[] content) throws IOException {
        final String hash = sha256(content);
        final Path file = folder.resolve(hash);
        if (!Files.exists(file)) {
            AtomicFile.write(file, content);
        }
        return hash;
    }

    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> HASH.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (final IOException e) {
            throw new JournalException("journal: cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    byte[] get(final String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new JournalException("journal: artifact name " + hash + ", expected 64 hexadecimal digits");
        }
        final Path file = folder.resolve(hash);
        final byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (final NoSuchFileException e) {
            throw new JournalException("journal: artifact " + file + " is missing", e);
        } catch (final IOException e) {
            throw new JournalException("journal: cannot read artifact " + file + ": " + e.getMessage(), e);
        }
        final String computed = sha256(content);
        if (!computed.equals(hash)) {
            throw new JournalException(
                    "journal: artifact " + file + " is damaged: its SHA-256 is " + computed + ", expected its name");
        }
        return content;
    }

    static String sha256(final byte[] content) {
        return HexFormat.of().formatHex(sha256Bytes(content, content.length));
    }

    /** Hash of the first bytes of a content: 32 bytes. */
    static byte[] sha256Bytes(final byte[] content, final int length) {
        try {
            final MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(content, 0, length);
            return hash.digest();
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
