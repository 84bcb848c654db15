package io.tiercel.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One HTML page that needs nothing else: style and pictures are in it, a policy in its head forbids the browser to fetch anything, there is no
 * script. Light or dark as the reader's screen asks. Stateless, cold.
 */
final class ReportPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private ReportPage() {}

    /**
     * @param title  of the browser's window.
     * @param sheets style sheets beside this class, one after the other.
     * @param body   writes what is on the page.
     * @return the page, HTML and well-formed XML at once.
     */
    static String of(final String title, final Consumer<Markup> body, final String... sheets) {
        final Markup page = new Markup();
        page.open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", title);
        page.style(Arrays.stream(sheets).map(ReportPage::sheet).collect(Collectors.joining()));
        page.close();
        page.open("body").open("main");
        body.accept(page);
        page.close().close().close();
        return "<!DOCTYPE html>\n" + page;
    }

    private static String sheet(final String name) {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the engine's jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }

    /** Writes a text into a file of a folder that is made if it does not exist. */
    static Path write(final Path folder, final String fileName, final String text) {
        final Path file = folder.resolve(fileName);
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (final IOException unwritable) {
            throw new UncheckedIOException("report " + file + " cannot be written", unwritable);
        }
        return file;
    }
}
