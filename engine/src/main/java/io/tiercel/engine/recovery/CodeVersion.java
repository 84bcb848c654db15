package io.tiercel.engine.recovery;

import io.tiercel.engine.Core;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.journal.Journal;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.strategy.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which code this process runs: one hash over the names and checksums of all class files of the modules that a session's state can hold objects of. The
 * same classes in a jar and in a folder have the same hash; when a jar was made does not matter. Cold.
 */
public final class CodeVersion {
    private static final List<Class<?>> MODULES =
            List.of(EventSlots.class, FactorEngine.class, Strategy.class, RiskGate.class, Journal.class, Core.class);
    private static final String CLASS = ".class";

    private CodeVersion() {}

    /**
     * @return 64 hexadecimal digits.
     */
    public static String hash() {
        final TreeMap<String, Long> checksums = new TreeMap<>();
        try {
            for (final Class<?> module : MODULES) {
                final Path place = Path.of(module.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                if (Files.isDirectory(place)) {
                    ofFolder(place, checksums);
                } else {
                    ofJar(place, checksums);
                }
            }
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            checksums.forEach(
                    (name, checksum) -> digest.update((name + " " + checksum + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the classes that run", e);
        } catch (final URISyntaxException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the classes that run have no place", e);
        }
    }

    private static void ofJar(final Path jar, final Map<String, Long> checksums) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            file.stream()
                    .filter(entry -> entry.getName().endsWith(CLASS))
                    .forEach((final ZipEntry entry) -> checksums.put(entry.getName(), entry.getCrc()));
        }
    }

    private static void ofFolder(final Path folder, final Map<String, Long> checksums) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file :
                    files.filter(path -> path.toString().endsWith(CLASS)).toList()) {
                final CRC32 crc = new CRC32();
                crc.update(Files.readAllBytes(file));
                checksums.put(folder.relativize(file).toString().replace('\\', '/'), crc.getValue());
            }
        }
    }
}
