package makespan.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentenceEncoderTest {
    private static final List<String> SENTENCES = List.of(
            "The weather is lovely today.",
            "It's so sunny outside!",
            "He drove to the stadium.",
            "incompatible types in the conditional expression of a lambda body",
            "no",
            "The certificate chain could not be verified, because the root is not trusted.");

    @SuppressWarnings("NullAway.Init") // set before the first test
    private SentenceEncoder encoder;

    @BeforeAll
    void load() throws Exception {
        encoder = SentenceEncoder.load(MiniLm.model(), MiniLm.tokenizer());
    }

    @AfterAll
    void close() {
        encoder.close();
    }

    /** The similarities in the quickstart of sbert.net, for the weights before they were quantised to 8 bits. */
    @Test
    void similaritiesAreThePublishedOnes() {
        float[][] vectors = encoder.embedEach(encoder.tokenise(SENTENCES.subList(0, 3)));
        assertEquals(0.6660, cosine(vectors[0], vectors[1]), 0.05);
        assertEquals(0.1046, cosine(vectors[0], vectors[2]), 0.05);
        assertEquals(0.1411, cosine(vectors[1], vectors[2]), 0.05);
    }

    @Test
    void aParaphraseIsNearerThanAnythingElse() {
        List<String> pairs = List.of(
                "A man is eating food.",
                "A man eats a piece of bread.",
                "The file could not be opened.",
                "Cannot open the file.",
                "The stock market fell sharply.",
                "Shares lost much of their value.");
        float[][] vectors = encoder.embed(encoder.tokenise(pairs));
        for (int each = 0; each < vectors.length; each++) {
            int nearest = -1;
            for (int other = 0; other < vectors.length; other++) {
                if (other != each
                        && (nearest < 0
                                || cosine(vectors[each], vectors[other]) > cosine(vectors[each], vectors[nearest]))) {
                    nearest = other;
                }
            }
            assertEquals(pairs.get(each ^ 1), pairs.get(nearest), "nearest to " + pairs.get(each));
        }
    }

    @Test
    void vectorsHaveThisModelsSizeAndLengthOne() {
        float[][] vectors = encoder.embed(encoder.tokenise(SENTENCES));
        assertEquals(SENTENCES.size(), vectors.length);
        for (float[] vector : vectors) {
            assertEquals(384, vector.length);
            assertEquals(1, cosine(vector, vector), 1e-5);
        }
        assertEquals(0, encoder.embed(encoder.tokenise(List.of())).length);
    }

    @Test
    void eachVectorIsThatOfItsTextAlone() {
        float[][] together = encoder.embedEach(encoder.tokenise(SENTENCES));
        for (int each = 0; each < together.length; each++) {
            float[] alone = encoder.embed(encoder.tokenise(List.of(SENTENCES.get(each))))[0];
            assertArrayEquals(alone, together[each], 1e-4f, SENTENCES.get(each));
        }
    }

    /** Dynamic quantisation rounds by the largest number of the batch. */
    @Test
    void inABatchTheQuantisedModelStaysNear() {
        float[][] together = encoder.embed(encoder.tokenise(SENTENCES));
        float[][] alone = encoder.embedEach(encoder.tokenise(SENTENCES));
        for (int each = 0; each < together.length; each++) {
            double cosine = cosine(together[each], alone[each]);
            assertTrue(cosine > 0.95, SENTENCES.get(each) + ": " + cosine);
        }
    }

    /** The tokens of "hello" are 101, 7592 and 102. */
    @Test
    void aBatchOfAModelInFloatsIsThatOfItsTextsAndPaddingCountsNothing() throws Exception {
        try (SentenceEncoder plain = SentenceEncoder.load(SmallModel.waves(), MiniLm.tokenizer())) {
            Tokens tokens = plain.tokenise(List.of("hello", "hello world, again and again"));
            float[][] vectors = plain.embed(tokens);

            double x = Math.cos(101) + Math.cos(7592) + Math.cos(102);
            double y = Math.sin(101) + Math.sin(7592) + Math.sin(102);
            double length = Math.hypot(x, y);
            assertArrayEquals(new float[] {(float) (x / length), (float) (y / length)}, vectors[0], 1e-4f);
            assertArrayEquals(plain.embedEach(tokens)[0], vectors[0], 1e-4f);
            assertArrayEquals(plain.embedEach(tokens)[1], vectors[1], 1e-4f);
        }
    }

    @Test
    void twoThreadsShareOneSession() throws Exception {
        float[][] expected = encoder.embedEach(encoder.tokenise(SENTENCES));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<float[]>> vectors = new ArrayList<>();
            for (int each = 0; each < 10 * SENTENCES.size(); each++) {
                String sentence = SENTENCES.get(each % SENTENCES.size());
                vectors.add(threads.submit(() -> encoder.embed(encoder.tokenise(List.of(sentence)))[0]));
            }
            for (int each = 0; each < vectors.size(); each++) {
                assertArrayEquals(
                        expected[each % SENTENCES.size()], vectors.get(each).get(), 1e-4f);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherModelIsRefused() throws Exception {
        byte[] tokenizer = MiniLm.tokenizer();
        byte[] adding = SmallModel.adding(SmallModel.FLOAT, "n");
        assertEquals(
                "an encoder of sentences takes input_ids, attention_mask and token_type_ids, but this model takes 'a'",
                assertThrows(IllegalArgumentException.class, () -> SentenceEncoder.load(adding, tokenizer))
                        .getMessage());
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
