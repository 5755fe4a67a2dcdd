package makespan.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns sentences into vectors of length 1, near each other if the sentences mean the like: a BERT-like model, whose
 * vectors of the tokens are averaged. Reimers and Gurevych, "Sentence-BERT: sentence embeddings using Siamese
 * BERT-networks", EMNLP 2019. Two steps, {@link #tokenise} and {@link #embed}, so that they can be two tasks. Safe for use by
 * several threads.
 */
public final class SentenceEncoder implements AutoCloseable {
    /** What all-MiniLM-L6-v2 takes: of longer texts the end is cut off. */
    public static final int MOST_TOKENS = 256;

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";
    private static final int VECTOR_PER_TOKEN = 3;

    private final OnnxModel model;
    private final WordPiece tokenizer;
    private final String output;

    private SentenceEncoder(OnnxModel model, WordPiece tokenizer) {
        this.model = model;
        this.tokenizer = tokenizer;
        for (TensorSpec input : model.inputs()) {
            if (!List.of(IDS, MASK, TYPES).contains(input.name())) {
                throw new IllegalArgumentException("an encoder of sentences takes " + IDS + ", " + MASK + " and "
                        + TYPES + ", but this model takes '" + input.name() + "'");
            }
        }
        output = model.outputs().stream()
                .filter(each ->
                        each.type() == OnnxType.FLOAT && each.dimensions().size() == VECTOR_PER_TOKEN)
                .findFirst()
                .map(TensorSpec::name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "an encoder of sentences gives a vector for each token, float [batch, tokens, size], but this"
                                + " model gives " + model.outputs()));
    }

    /**
     * Returns the vectors of some texts, one row for each, by one run of the model. A model whose weights are quantised
     * dynamically, such as all-MiniLM-L6-v2-q, rounds by what else is in the batch: then a vector depends on its neighbours
     * (cosine about 0.97 to 0.99 with that of the text alone), and {@link #embedEach} is exact.
     *
     * @return batch × size, each row of length 1
     */
    public float[][] embed(Tokens tokens) {
        if (tokens.batch() == 0) {
            return new float[0][];
        }
        Map<String, Tensor> given = new LinkedHashMap<>();
        for (TensorSpec input : model.inputs()) {
            long[] numbers = switch (input.name()) {
                case IDS -> tokens.ids();
                case MASK -> tokens.mask();
                default -> tokens.types();
            };
            given.put(input.name(), Tensor.of(numbers, tokens.batch(), tokens.length()));
        }
        Tensor states = model.run(given).get(output);
        if (states == null) {
            throw new IllegalStateException("the model gave no " + output);
        }
        return MeanPooling.of(states, tokens);
    }

    /**
     * Returns the same vectors by a run of the model for each text, so that none depends on the others and none is padded.
     * On a CPU this is as fast; an accelerator wants batches.
     */
    public float[][] embedEach(Tokens tokens) {
        float[][] vectors = new float[tokens.batch()][];
        for (int row = 0; row < vectors.length; row++) {
            vectors[row] = embed(tokens.row(row))[0];
        }
        return vectors;
    }

    /** Returns the tokens of some texts, each cut off after {@link #MOST_TOKENS}. */
    public Tokens tokenise(List<String> texts) {
        return tokenizer.tokenise(texts, MOST_TOKENS);
    }

    /**
     * Returns the encoder made of a model and its {@code tokenizer.json}, on the CPU with one thread for each run.
     *
     * @throws IllegalArgumentException if these are no BERT-like model and its tokenizer; the message says what differs
     */
    public static SentenceEncoder load(byte[] model, byte[] tokenizerJson) {
        return load(model, tokenizerJson, OnnxOptions.cpu());
    }

    /** Returns the encoder made of a model and its {@code tokenizer.json}; see {@link #load(byte[], byte[])}. */
    public static SentenceEncoder load(byte[] model, byte[] tokenizerJson, OnnxOptions options) {
        WordPiece tokenizer = WordPiece.read(tokenizerJson);
        OnnxModel loaded = OnnxModel.load(model, options);
        try {
            return new SentenceEncoder(loaded, tokenizer);
        } catch (IllegalArgumentException e) {
            loaded.close();
            throw e;
        }
    }

    /** Ends the model after the runs that are under way. */
    @Override
    public void close() {
        model.close();
    }
}
