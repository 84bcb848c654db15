package io.tiercel.factors.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FactorDocumentTest {
    @Test
    void shouldEqualTheFileInDocs() throws IOException {
        final Path file =
                Path.of(System.getProperty("user.dir")).resolveSibling("docs").resolve("factors.md");

        assertEquals(
                FactorDocument.text(),
                Files.readString(file),
                "docs/factors.md is not what the catalogue says: ./tiercel factors list --markdown > docs/factors.md");
    }

    @Test
    void shouldHaveOneRowForEveryFactorAndParameter() {
        final String text = FactorDocument.text();

        for (final Factor factor : Factor.all()) {
            assertTrue(text.contains("\n| " + factor.id() + (factor.isNanOnLevelFeeds() ? " * |" : " |")), factor.id());
        }
        for (final FactorParameter parameter : FactorParameter.values()) {
            assertTrue(text.contains("\n| " + parameter.key() + " |"), parameter.key());
        }
    }
}
