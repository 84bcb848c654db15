package io.tiercel.strategy.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private final byte[] bytes = SmallGraphs.logistic(0f, 1f);

    @TempDir
    private Path folder;

    @Test
    void shouldLoadAModelAndItsCard() throws IOException {
        final ModelCard card = SmallGraphs.card(bytes, "alpha");
        final Path file = write("small.onnx", bytes, card.text());

        final ModelFile loaded = ModelFile.load(file.toString());

        assertArrayEquals(bytes, loaded.bytes());
        assertEquals(card, loaded.card());
        assertEquals(file.toString(), loaded.location());
    }

    @Test
    void shouldTellThatTheModelIsMissing() {
        final Path file = folder.resolve("none.onnx");

        assertMessage("model " + file + " does not exist, expected an ONNX file or builtin:next-move", file.toString());
    }

    @Test
    void shouldTellThatTheModelIsAFolder() {
        assertMessage(
                "model " + folder + " is not a file, expected an ONNX file or builtin:next-move", folder.toString());
    }

    @Test
    void shouldTellThatTheLocationIsNoPath() {
        assertMessage(
                "model location is no path: Nul character not allowed, expected a path or builtin:next-move", "a\0b");
    }

    @Test
    void shouldTellThatTheCardIsMissing() throws IOException {
        final Path file = folder.resolve("bare.onnx");
        Files.write(file, bytes);

        assertMessage(
                "model card " + folder.resolve("bare.card")
                        + " does not exist, expected the card of bare.onnx beside it",
                file.toString());
    }

    @Test
    void shouldTellThatTheHashIsAnother() throws IOException {
        final ModelCard card = SmallGraphs.card(bytes, "alpha");
        final byte[] changed = bytes.clone();
        changed[bytes.length / 2] ^= 1;
        final Path file = write("changed.onnx", changed, card.text());

        assertMessage(
                "model " + file + ": sha256 is " + ModelFile.sha256(changed) + " (" + bytes.length
                        + " bytes), expected " + card.sha256() + " as its card says",
                file.toString());
    }

    @Test
    void shouldTellWhichBuiltinModelsThereAre() {
        assertMessage("model builtin:other does not exist, expected builtin:next-move or a path", "builtin:other");
        assertMessage("model builtin:../x does not exist, expected builtin:next-move or a path", "builtin:../x");
    }

    @Test
    void shouldTellWhatIsWrongInTheCard() throws IOException {
        final String good = SmallGraphs.card(bytes, "alpha").text();
        assertCardMessage(good.replace("\nauc: 0.6500", ""), ": auc is missing, expected a line \"auc: ...\"");
        assertCardMessage(good.replace("auc: 0.6500", "auc: high"), ": auc = high, expected a number >= 0");
        assertCardMessage(good + "auc: 0.7\n", " line 24: key auc stands twice, expected once");
        assertCardMessage(
                good.replace("trainer-seed: 1", "trainer-seed: 1.5"), ": trainer-seed = 1.5, expected a whole number");
        assertCardMessage(
                good.replaceAll("sha256: \\w+", "sha256: abc"), ": sha256 = abc, expected 64 lower-case hex digits");
        assertCardMessage(
                good.replace("inputs: alpha", "inputs: alpha, alpha"),
                ": inputs = alpha, alpha, expected factor ids separated by commas, none empty, none twice");
        final String unknown = assertThrows(BadInputException.class, () -> ModelCard.parse("colour: red\n", "x.card"))
                .getMessage();
        assertTrue(
                unknown.startsWith("model card x.card line 1: unknown key \"colour\", expected one of name, "),
                unknown);
    }

    private void assertCardMessage(final String text, final String messageEnd) throws IOException {
        final Path file = write("small.onnx", bytes, text);

        assertMessage("model card " + folder.resolve("small.card") + messageEnd, file.toString());
    }

    private static void assertMessage(final String message, final String location) {
        assertEquals(
                message,
                assertThrows(BadInputException.class, () -> ModelFile.load(location))
                        .getMessage());
    }

    private Path write(final String name, final byte[] model, final String card) throws IOException {
        final Path file = folder.resolve(name);
        Files.write(file, model);
        Files.writeString(ModelFile.cardBeside(file), card);
        return file;
    }
}
