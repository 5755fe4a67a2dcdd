package makespan.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPieceTest {
    private static WordPiece tokenizer = WordPiece.read(small().getBytes(StandardCharsets.UTF_8));

    @BeforeAll
    static void read() throws Exception {
        tokenizer = WordPiece.read(MiniLm.tokenizer());
    }

    /** The example of the documentation of Hugging Face's BERT-uncased. */
    @Test
    void thePublishedExampleHasItsPublishedTokens() {
        Tokens tokens = tokenizer.tokenise(List.of("hello world!"), 256);
        assertArrayEquals(new long[] {101, 7592, 2088, 999, 102}, tokens.ids());
        assertArrayEquals(new long[] {1, 1, 1, 1, 1}, tokens.mask());
        assertArrayEquals(new long[5], tokens.types());
    }

    /** The answers of Hugging Face's tokenizers 0.21 for texts that are hard to cut. */
    @TestFactory
    List<DynamicTest> everyTextHasTheTokensOfTheOriginal() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(WordPieceTest.class.getResourceAsStream("wordpiece.json")),
                StandardCharsets.UTF_8)) {
            for (JsonElement each : JsonParser.parseReader(reader).getAsJsonArray()) {
                JsonObject expected = each.getAsJsonObject();
                String text = expected.get("text").getAsString();
                long[] ids = new Gson().fromJson(expected.get("ids"), long[].class);
                tests.add(DynamicTest.dynamicTest(
                        expected.get("text").toString(),
                        () -> assertArrayEquals(
                                ids, tokenizer.tokenise(List.of(text), 256).ids())));
            }
        }
        return tests;
    }

    @Test
    void aBatchIsPaddedToItsLongestText() {
        Tokens tokens = tokenizer.tokenise(List.of("hello", "hello world!"), 256);
        assertEquals("2 texts of at most 5 tokens", tokens.toString());
        assertArrayEquals(new long[] {101, 7592, 102, 0, 0, 101, 7592, 2088, 999, 102}, tokens.ids());
        assertArrayEquals(new long[] {1, 1, 1, 0, 0, 1, 1, 1, 1, 1}, tokens.mask());
        assertArrayEquals(new long[] {101, 7592, 102}, tokens.row(0).ids());
        assertEquals(240, tokens.bytes());
    }

    @Test
    void theEndOfATextThatIsTooLongIsCutOff() {
        Tokens tokens = tokenizer.tokenise(List.of("hello world!"), 4);
        assertArrayEquals(new long[] {101, 7592, 2088, 102}, tokens.ids());
        assertEquals(
                "mostTokens must be at least 2, but was 1",
                assertThrows(IllegalArgumentException.class, () -> tokenizer.tokenise(List.of("a"), 1))
                        .getMessage());
    }

    /** [ sep ] are the tokens 1031 19802 1033; the separator is 102. */
    @Test
    void aTextCannotEndItsSegment() {
        long[] ids = tokenizer.tokenise(List.of("[SEP]"), 256).ids();
        assertEquals(101, ids[0]);
        assertEquals(1031, ids[1]);
        assertEquals(1033, ids[ids.length - 2]);
        assertEquals(102, ids[ids.length - 1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hello | tokenizer.json holds no object",
                "{\"model\" 1} | tokenizer.json cannot be read: Expected ':' at line 1 column 11 path $.model",
                "{\"model\": 1} | tokenizer.json: only tokenizers with model of type WordPiece can be read, but this one has none",
                "{\"model\": {\"type\": \"BPE\"}} | tokenizer.json: only tokenizers with model of type WordPiece can be read, but this one has BPE",
            })
    void anotherTokenizerIsRefused(String json, String message) {
        assertEquals(message, refusal(json));
    }

    @Test
    void aVocabularyWithoutTheSpecialTokensIsRefused() {
        assertEquals(
                "the vocabulary has no [SEP], which BERT-like models need",
                refusal(small().replace("\"[SEP]\": 2, ", "")));
        assertEquals(
                "tokenizer.json: only tokenizers with normalizer of type BertNormalizer can be read, but this one has NFC",
                refusal(small().replace("BertNormalizer", "NFC")));
    }

    private static String refusal(String json) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> WordPiece.read(json.getBytes(StandardCharsets.UTF_8)))
                .getMessage());
    }

    private static String small() {
        return """
                {"normalizer": {"type": "BertNormalizer"}, "pre_tokenizer": {"type": "BertPreTokenizer"},
                 "model": {"type": "WordPiece", "vocab": {"[PAD]": 0, "[CLS]": 1, "[SEP]": 2, "[UNK]": 3}}}""";
    }
}
