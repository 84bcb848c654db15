package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void shouldEscapeTextAndAttributesWhenTheyHoldMarkup() {
        final Markup markup = new Markup();

        markup.element("td", "<script>'&'</script>", "title", "a\"b<c");

        assertEquals(
                "<td title=\"a&quot;b&lt;c\">&lt;script&gt;&#39;&amp;&#39;&lt;/script&gt;</td>\n", markup.toString());
    }

    @Test
    void shouldReplaceCharactersThatXmlForbids() {
        final Markup markup = new Markup().open("p").text("a\u0000b\u001bc\nd").close();

        assertEquals("<p>a\uFFFDb\uFFFDc\nd</p>\n", markup.toString());
    }

    @Test
    void shouldRefuseWhenAnElementIsStillOpen() {
        final Markup markup = new Markup().open("p");

        final IllegalStateException refused = assertThrows(IllegalStateException.class, markup::toString);

        assertEquals("element p is still open", refused.getMessage());
    }

    @Test
    void shouldRefuseAStyleSheetThatIsNotWellFormed() {
        assertThrows(IllegalArgumentException.class, () -> new Markup().style("a { } </style>"));
    }

    @Test
    void shouldWritePixelsWithTwoDecimalsAtMost() {
        assertEquals("12", Markup.pixels(12.001));
        assertEquals("12.05", Markup.pixels(12.049));
        assertEquals("12.5", Markup.pixels(12.5));
        assertEquals("-0.25", Markup.pixels(-0.25));
        assertEquals("0", Markup.pixels(-0.001));
        assertEquals("-3.1", Markup.pixels(-3.1));
    }
}
