package makespan.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void textsAreEscapedForJsonHtmlAndJavaScript() {
        String nasty = "a\"b\\c\n\t\u0000\u001f</script>\u2028\u2029é→\ud83d\ude00\ud800";

        assertEquals(
                "\"a\\\"b\\\\c\\n\\t\\u0000\\u001f\\u003c/script>\\u2028\\u2029é→\\ud83d\\ude00\\ud800\"",
                new JsonWriter().value(nasty).toString());
    }

    @Test
    void whatIsWrittenIsReadBack() throws FormatException {
        String nasty = "a\"b\\c\r\n\t\b\f\u0001</script>\u2028é→\ud83d\ude00";
        String text = new JsonWriter()
                .beginObject()
                .name(nasty)
                .beginArray()
                .value(nasty)
                .value(1L << 60)
                .value(1.5e-9)
                .value(true)
                .value((String) null)
                .beginObject()
                .endObject()
                .endArray()
                .endObject()
                .toString();

        List<Object> elements = new ArrayList<>(List.of(nasty, 1L << 60, 1.5e-9, true));
        elements.add(null);
        elements.add(Map.of());
        assertEquals(Map.of(nasty, elements), JsonReader.read(text, "t"));
    }

    @Test
    void numbersDoNotDependOnTheLanguageAndZeroHasNoSign() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(
                    "[0,3,1234567.5,0.25,\"\\u0001\"]",
                    new JsonWriter()
                            .beginArray()
                            .value(-0.0)
                            .value(3.0)
                            .value(1234567.5)
                            .value(0.25)
                            .value("\u0001")
                            .endArray()
                            .toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aNumberThatIsNotFiniteIsRefused() {
        assertEquals(
                "a number in JSON must be finite, but was NaN",
                assertThrows(IllegalArgumentException.class, () -> new JsonWriter().value(Double.NaN))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`` | t, line 1, column 2: the text ends too early",
                "[1,] | t, line 1, column 4: a value is expected",
                "[1 2] | t, line 1, column 4: ']' is expected",
                "{\"a\":1,\"a\":2} | t, line 1, column 12: the name 'a' occurs twice",
                "{a:1} | t, line 1, column 2: a name in quotes is expected",
                "01 | t, line 1, column 2: nothing may follow the value",
                "+1 | t, line 1, column 1: a value is expected",
                "nul | t, line 1, column 4: the text ends too early",
                "nuts | t, line 1, column 3: 'l' is expected",
                "\"\\x\" | t, line 1, column 4: '\\x' is no escape",
                "\"\\u00g0\" | t, line 1, column 6: four hexadecimal digits are expected",
                "\"open | t, line 1, column 6: the text ends too early",
            })
    void whatIsNoJsonIsRefusedWithItsPlace(String text, String message) {
        assertEquals(
                message,
                assertThrows(FormatException.class, () -> JsonReader.read(text.replace("``", ""), "t"))
                        .getMessage());
    }

    @Test
    void aDeepTextIsRefusedBeforeTheStackOverflows() {
        assertEquals(
                "t, line 1, column 65: the value is more than 64 levels deep",
                assertThrows(FormatException.class, () -> JsonReader.read("[".repeat(1_000_000), "t"))
                        .getMessage());
    }
}
