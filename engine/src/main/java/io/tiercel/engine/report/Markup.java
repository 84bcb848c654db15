package io.tiercel.engine.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is HTML and well-formed XML at once: every element is closed, every text and attribute escaped. Cold, one thread.
 * <p>
 * Attributes are given as name, value, name, value.
 */
final class Markup {
    private static final long HUNDREDTHS = 100;

    private final StringBuilder text = new StringBuilder(1 << 16);
    private final Deque<String> openTags = new ArrayDeque<>();

    /** Opens an element; what follows is inside it until {@link #close}. */
    Markup open(final String tag, final String... attributes) {
        start(tag, attributes);
        text.append('>');
        openTags.push(tag);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        text.append("</").append(openTags.pop()).append(">\n");
        return this;
    }

    /** An element without content. */
    Markup empty(final String tag, final String... attributes) {
        start(tag, attributes);
        text.append("/>");
        return this;
    }

    /** An element with nothing but text in it. */
    Markup element(final String tag, final String content, final String... attributes) {
        return open(tag, attributes).text(content).close();
    }

    /** Text, escaped. */
    Markup text(final String content) {
        escape(content);
        return this;
    }

    /**
     * A style sheet. Browsers read it as it stands, so it cannot be escaped.
     *
     * @throws IllegalArgumentException if it holds a character that only escaping could make well-formed.
     */
    Markup style(final String sheet) {
        if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
            throw new IllegalArgumentException("style sheet holds < or &, expected one without");
        }
        open("style");
        text.append(sheet);
        return close();
    }

    /** Opens a figure under a heading; the picture follows. */
    Markup figure(final String heading) {
        return open("figure").open("figcaption").element("h3", heading).close();
    }

    /** A table row; {@code cell} is {@code td} or {@code th}. */
    Markup row(final String cell, final String... contents) {
        open("tr");
        for (final String content : contents) {
            element(cell, content);
        }
        return close();
    }

    private void start(final String tag, final String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "element " + tag + ": " + attributes.length + " strings, expected name, value pairs");
        }
        text.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
    }

    private void escape(final String content) {
        for (int i = 0; i < content.length(); i++) {
            final char character = content.charAt(i);
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                case '\n', '\t' -> text.append(character);
                // no other control character and no half of a surrogate pair can stand in XML
                default -> text.append(character < ' ' || Character.isSurrogate(character) ? '\uFFFD' : character);
            }
        }
    }

    /** A coordinate in pixels: two decimals at most, the same text on every machine. */
    static String pixels(final double value) {
        final long hundredths = Math.round(value * HUNDREDTHS);
        final long whole = Math.abs(hundredths) / HUNDREDTHS;
        final long rest = Math.abs(hundredths) % HUNDREDTHS;
        final String sign = hundredths < 0 ? "-" : "";
        if (rest == 0) {
            return sign + whole;
        }
        return sign + whole + (rest < 10 ? ".0" : ".") + (rest % 10 == 0 && rest >= 10 ? rest / 10 : rest);
    }

    /**
     * @return everything written.
     * @throws IllegalStateException if an element is still open.
     */
    @Override
    public String toString() {
        if (!openTags.isEmpty()) {
            throw new IllegalStateException("element " + openTags.peek() + " is still open");
        }
        return text.toString();
    }
}
