package makespan.onnx;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Turns texts into tokens of a vocabulary of word pieces: from the left, the longest piece that the vocabulary has. Schuster
 * and Nakajima, "Japanese and Korean voice search", ICASSP 2012; the greedy rule as in Wu et al., "Google's neural machine
 * translation system", 2016. A word that cannot be made of pieces, or is longer than {@code longestWord}, becomes
 * {@code [UNK]}. What stands in a text is text: {@code [SEP]} there is three tokens, not the end of a segment. Safe for
 * use by several threads.
 */
public final class WordPiece {
    private static final int FEWEST_TOKENS = 2;

    private final Map<String, Integer> vocabulary;
    private final BertWords words;
    private final String continuation;
    private final int longestWord;
    private final int unknown;
    private final int begin;
    private final int end;
    private final int padding;

    WordPiece(Map<String, Integer> vocabulary, BertWords words, String continuation, int longestWord, String unknown) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.words = words;
        this.continuation = continuation;
        this.longestWord = longestWord;
        this.unknown = special(unknown);
        begin = special("[CLS]");
        end = special("[SEP]");
        padding = special("[PAD]");
    }

    /**
     * Returns the tokenizer that a {@code tokenizer.json} of a BERT-like model describes.
     *
     * @throws IllegalArgumentException if it is none; the message says what differs
     */
    public static WordPiece read(byte[] tokenizerJson) {
        return TokenizerFile.read(tokenizerJson);
    }

    /**
     * Returns the tokens of some texts, each between {@code [CLS]} and {@code [SEP]}, padded to the longest.
     *
     * @param mostTokens at least 2; of longer texts the end is cut off
     */
    public Tokens tokenise(List<String> texts, int mostTokens) {
        if (mostTokens < FEWEST_TOKENS) {
            throw new IllegalArgumentException(
                    "mostTokens must be at least " + FEWEST_TOKENS + ", but was " + mostTokens);
        }
        long[][] rows = new long[texts.size()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = ids(texts.get(row), mostTokens);
        }
        return Tokens.of(rows, padding);
    }

    private long[] ids(String text, int mostTokens) {
        LongStream.Builder ids = LongStream.builder();
        int room = mostTokens - FEWEST_TOKENS;
        ids.add(begin);
        for (String word : words.of(text)) {
            long[] pieces = pieces(word);
            for (int at = 0; at < pieces.length && room > 0; at++, room--) {
                ids.add(pieces[at]);
            }
            if (room == 0) {
                break;
            }
        }
        return ids.add(end).build().toArray();
    }

    private long[] pieces(String word) {
        if (word.codePointCount(0, word.length()) > longestWord) {
            return new long[] {unknown};
        }
        LongStream.Builder pieces = LongStream.builder();
        for (int from = 0; from < word.length(); ) {
            String prefix = from == 0 ? "" : continuation;
            int to = word.length();
            Integer id = vocabulary.get(prefix + word.substring(from, to));
            while (id == null && to > from + 1) {
                id = vocabulary.get(prefix + word.substring(from, --to));
            }
            if (id == null) {
                return new long[] {unknown};
            }
            pieces.add(id);
            from = to;
        }
        return pieces.build().toArray();
    }

    private int special(String token) {
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary has no " + token + ", which BERT-like models need");
        }
        return id;
    }
}
