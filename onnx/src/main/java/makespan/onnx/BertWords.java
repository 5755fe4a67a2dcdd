package makespan.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into the words that BERT's vocabularies are made for: at white space, around each punctuation mark and
 * around each Chinese character. Devlin, Chang, Lee, Toutanova, "BERT: pre-training of deep bidirectional transformers for
 * language understanding", NAACL 2019.
 *
 * @param cleanText whether control characters vanish
 * @param splitChinese whether Chinese characters are words of their own
 * @param stripAccents whether é becomes e
 * @param lowerCase whether E becomes e
 */
record BertWords(boolean cleanText, boolean splitChinese, boolean stripAccents, boolean lowerCase) {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int NEXT_LINE = 0x85;

    /** First and last character of each block of Chinese characters, ascending. */
    private static final int[][] CHINESE = {
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0xF900, 0xFAFF},
        {0x20000, 0x2A6DF},
        {0x2A700, 0x2B73F},
        {0x2B740, 0x2B81F},
        {0x2B920, 0x2CEAF},
        {0x2F800, 0x2FA1F}
    };

    /** Returns the words, none of them empty. */
    List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        normalise(text).codePoints().forEach(each -> {
            if (isSpace(each)) {
                end(word, words);
            } else if (isPunctuation(each)) {
                end(word, words);
                words.add(Character.toString(each));
            } else {
                word.appendCodePoint(each);
            }
        });
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private String normalise(String text) {
        StringBuilder clean = new StringBuilder(text.length() + 16);
        text.codePoints().filter(each -> !cleanText || !isNoText(each)).forEach(each -> {
            if (splitChinese && isChinese(each)) {
                clean.append(' ').appendCodePoint(each).append(' ');
            } else {
                clean.appendCodePoint(each);
            }
        });
        String plain = stripAccents ? withoutAccents(clean) : clean.toString();
        return lowerCase ? lowerCased(plain) : plain;
    }

    private static String withoutAccents(CharSequence text) {
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(each -> Character.getType(each) != Character.NON_SPACING_MARK)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Each character by itself, so that a Σ becomes the same letter wherever it stands. */
    private static String lowerCased(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(each -> lower.append(Character.toString(each).toLowerCase(Locale.ROOT)));
        return lower.toString();
    }

    private static boolean isNoText(int each) {
        if (each == '\t' || each == '\n' || each == '\r') {
            return false;
        }
        return switch (Character.getType(each)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> each == REPLACEMENT;
        };
    }

    private static boolean isSpace(int each) {
        return Character.isSpaceChar(each) || (each >= '\t' && each <= '\r') || each == NEXT_LINE;
    }

    /** All of ASCII that is neither letter nor digit counts, and what Unicode calls punctuation. */
    private static boolean isPunctuation(int each) {
        if (each < 0x80) {
            return each > ' ' && each < 0x7F && !Character.isLetterOrDigit(each);
        }
        return switch (Character.getType(each)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isChinese(int each) {
        for (int[] block : CHINESE) {
            if (each >= block[0] && each <= block[1]) {
                return true;
            }
        }
        return false;
    }
}
