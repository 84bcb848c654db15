package io.tiercel.bench.latency;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML: every element closed, every text and attribute escaped. Attributes are given as name, value, name, value. Cold, one thread. */
final class Html {
    private final StringBuilder text = new StringBuilder(1 << 16);
    private final Deque<String> openTags = new ArrayDeque<>();

    Html open(final String tag, final String... attributes) {
        start(tag, attributes).append('>');
        openTags.push(tag);
        return this;
    }

    Html close() {
        text.append("</").append(openTags.pop()).append(">\n");
        return this;
    }

    Html empty(final String tag, final String... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    Html element(final String tag, final String content, final String... attributes) {
        open(tag, attributes);
        text.append(escaped(content));
        return close();
    }

    /** A style sheet without any character that would have to be escaped. */
    Html style(final String sheet) {
        open("style");
        text.append(sheet);
        return close();
    }

    private StringBuilder start(final String tag, final String... attributes) {
        text.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return text;
    }

    private static String escaped(final String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
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
