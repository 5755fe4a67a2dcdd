package makespan.kernel.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocCommentTest {
    @Test
    void tagsAndHtmlBecomeParagraphsItemsAndCode() {
        String comment = """
                /**
                 * Returns {@code a < b} of {@link java.util.List#of() the list}, or {@link #other}.
                 * <p>Second &amp; last:
                 * <ul>
                 *   <li>one <b>bold</b>
                 *   <li>two {@literal <T>}</li>
                 * </ul>
                 * <pre>{@code
                 * int x = 1;
                 *   y();
                 * }</pre>
                 *
                 * @param n the number
                 * @param <T> a type
                 * @throws IOException if it
                 *     fails
                 * @author nobody
                 */""";

        assertEquals("""
                f

                Returns a < b of the list, or other.

                Second & last:

                  - one bold
                  - two <T>

                    int x = 1;
                      y();

                Parameters:
                  - n the number
                  - <T> a type

                Throws:
                  - IOException if it fails""", new Documentation(List.of("f"), "", DocComment.of(comment), "").toText());
    }

    @Test
    void brokenCommentsAreReadAsFarAsTheyGo() {
        assertEquals("a {b", text("a {b"));
        assertEquals("a code", text("a {@code code"));
        assertEquals("a <b", text("a <b"));
        assertEquals("&unknown; &#99999999; A", text("&unknown; &#99999999; &#65;"));
        assertEquals("", text("/***/"));
        assertEquals("x", text("<p><p>x<ul></li>"));
    }

    private static String text(String comment) {
        return new Documentation(List.of(), "", DocComment.of(comment), "").toText();
    }
}
