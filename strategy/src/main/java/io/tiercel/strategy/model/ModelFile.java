package io.tiercel.strategy.model;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model's bytes and its card, the hash of the one checked against the other. Immutable, cold. */
public final class ModelFile {
    /** Prefix of the models that ship with the engine. */
    public static final String BUILTIN_PREFIX = "builtin:";

    /** The model that ships: chance that the mid's next move is upwards. */
    public static final String NEXT_MOVE = BUILTIN_PREFIX + "next-move";

    private static final long MAX_BYTES = 256L << 20;

    private final String location;
    private final byte[] bytes;
    private final ModelCard card;

    /**
     * @param location where it was read from, for messages and for the journal.
     * @param bytes    ONNX graph; copied.
     * @param card     what the file is.
     * @throws BadInputException when the bytes are not those that the card describes.
     */
    public ModelFile(final String location, final byte[] bytes, final ModelCard card) {
        this.location = location;
        this.bytes = bytes.clone();
        this.card = card;
        final String sha256 = sha256(bytes);
        if (!sha256.equals(card.sha256())) {
            throw new BadInputException("model " + location + ": sha256 is " + sha256 + " (" + bytes.length
                    + " bytes), expected " + card.sha256() + " as its card says");
        }
    }

    /**
     * @param location {@value #BUILTIN_PREFIX} and a name, or the path of an {@code .onnx} file with a {@code .card} file of the same name beside it.
     * @return the model's bytes and card.
     * @throws BadInputException when either file is missing or unreadable, or they do not belong together.
     */
    public static ModelFile load(final String location) {
        if (location.startsWith(BUILTIN_PREFIX)) {
            return builtin(location);
        }
        final Path file = path(location);
        final Path cardFile = cardBeside(file);
        final byte[] bytes = read(file, "model " + file, "an ONNX file or " + NEXT_MOVE);
        final byte[] card =
                read(cardFile, "model card " + cardFile, "the card of " + file.getFileName() + " beside it");
        return new ModelFile(
                location, bytes, ModelCard.parse(new String(card, StandardCharsets.UTF_8), cardFile.toString()));
    }

    private static Path path(final String location) {
        try {
            return Path.of(location);
        } catch (final InvalidPathException e) {
            throw new BadInputException(
                    "model location is no path: " + e.getReason() + ", expected a path or " + NEXT_MOVE, e);
        }
    }

    /**
     * @param file path of a model.
     * @return path of its card.
     */
    public static Path cardBeside(final Path file) {
        final String fileName = String.valueOf(file.getFileName());
        final String stem = fileName.endsWith(".onnx") ? fileName.substring(0, fileName.length() - 5) : fileName;
        return file.resolveSibling(stem + ".card");
    }

    /**
     * @param bytes any.
     * @return 64 lower-case hex digits.
     */
    public static String sha256(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * @return where it was read from.
     */
    public String location() {
        return location;
    }

    /**
     * @return the ONNX graph; a copy.
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * @return what the file is.
     */
    public ModelCard card() {
        return card;
    }

    private static ModelFile builtin(final String location) {
        final String name = location.substring(BUILTIN_PREFIX.length());
        try (InputStream model =
                        name.matches("[a-z0-9-]+") ? ModelFile.class.getResourceAsStream(name + ".onnx") : null;
                InputStream card = model == null ? null : ModelFile.class.getResourceAsStream(name + ".card")) {
            if (model == null || card == null) {
                throw new BadInputException(
                        "model " + location + " does not exist, expected " + NEXT_MOVE + " or a path");
            }
            final String text = new String(card.readAllBytes(), StandardCharsets.UTF_8);
            return new ModelFile(location, model.readAllBytes(), ModelCard.parse(text, location));
        } catch (final IOException e) {
            throw new BadInputException("model " + location + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] read(final Path file, final String what, final String expected) {
        try {
            if (!Files.exists(file)) {
                throw new BadInputException(what + " does not exist, expected " + expected);
            }
            if (!Files.isRegularFile(file)) {
                throw new BadInputException(what + " is not a file, expected " + expected);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new BadInputException(
                        what + " has " + Files.size(file) + " bytes, expected at most " + MAX_BYTES);
            }
            return Files.readAllBytes(file);
        } catch (final IOException e) {
            throw new BadInputException(what + " cannot be read: " + e + ", expected " + expected, e);
        }
    }
}
