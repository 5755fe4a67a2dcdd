package makespan.format;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * Damages small valid files at random, by a seed, and hands them to a reader, which must answer each with a graph or with
 * a {@link FormatException} of one line.
 */
final class MutatedFiles {
    /** Reads the content of a file. */
    interface Reader {
        void read(byte[] content) throws IOException;
    }

    private static final long SLOWEST_NANOS = 5_000_000_000L;
    private static final int MOST_MUTATIONS = 4;
    private static final String ODD_WORDS =
            "-1 0 1e999 -0.0 NaN Infinity 2147483648 99999999999999999999 1e-400 0x10 1d +7 \u0663 true null \"\" \" \\ "
                    + "\\u0000 \\n { } [ ] , : | || $ $$ ${ # < > & &#0; <!-- ]]> \u0000 \u0085 \u2028 \ud83d\ude00 \ufeff";
    private static final String ODD_SPACE = "\t|  |\n|\r|\r\n|$\n";
    private static final List<String> ODD_RUNS = List.of("9", "[", "{\"a\":", "<a>", " ", "x");
    private static final int RUN = 5000;
    private static final List<String> ODD = Stream.of(
                    Stream.of(ODD_WORDS.split(" ", -1)),
                    Stream.of(ODD_SPACE.split("\\|", -1)),
                    ODD_RUNS.stream().map(run -> run.repeat(RUN)))
            .flatMap(odd -> odd)
            .toList();

    private final Random random;

    private MutatedFiles(long seed) {
        random = new Random(seed);
    }

    /** Hands {@code count} damaged files to a reader; the valid ones take turns. */
    static void check(int count, Reader reader, String... valid) {
        check(
                count,
                reader,
                Stream.of(valid)
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    /** Hands {@code count} damaged files that are no text to a reader; the valid ones take turns. */
    static void check(int count, Reader reader, byte[][] valid) {
        for (int seed = 0; seed < count; seed++) {
            byte[] content = new MutatedFiles(seed).damage(valid[seed % valid.length]);
            check(seed, content, reader);
        }
    }

    private static void check(int seed, byte[] content, Reader reader) {
        String what = "seed " + seed + ": " + new String(content, StandardCharsets.UTF_8);
        long start = System.nanoTime();
        try {
            reader.read(content);
        } catch (FormatException refused) {
            String message = String.valueOf(refused.getMessage());
            assertFalse(message.chars().anyMatch(MutatedFiles::breaksLine), () -> message + " for " + what);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError unexpected) {
            Assertions.fail(what, unexpected);
        }
        long nanos = System.nanoTime() - start;
        assertFalse(nanos > SLOWEST_NANOS, () -> nanos + " ns for " + what);
    }

    private static boolean breaksLine(int unit) {
        return Character.isISOControl(unit) || unit == '\u2028' || unit == '\u2029';
    }

    private byte[] damage(byte[] content) {
        byte[] damaged = content;
        for (int left = random.nextInt(1 + random.nextInt(MOST_MUTATIONS)); left >= 0; left--) {
            damaged = mutate(damaged);
        }
        return damaged;
    }

    private byte[] mutate(byte[] content) {
        int from = random.nextInt(content.length + 1);
        int to = Math.min(content.length, from + random.nextInt(random.nextInt(20) == 0 ? 500 : 8));
        return switch (random.nextInt(9)) {
            case 0 -> replace(content, from, to, new byte[0]);
            case 1 -> replace(content, from, from, Arrays.copyOfRange(content, from, to));
            case 2 -> replace(content, from, to, bytes(to - from));
            case 3 -> Arrays.copyOf(content, from);
            case 4 -> replace(content, from, from, odd());
            case 5 -> replaceNumber(content, from);
            case 6 -> replace(content, from, from, piece(content));
            case 7 -> replaceWord(content, from);
            default -> swapLines(content);
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] odd() {
        return ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a piece of the file of less than thirty bytes. */
    private byte[] piece(byte[] content) {
        int from = random.nextInt(content.length + 1);
        return Arrays.copyOfRange(content, from, Math.min(content.length, from + random.nextInt(30)));
    }

    private byte[] replaceNumber(byte[] content, int from) {
        return replaceRun(content, from, odd(), true);
    }

    /** Puts a piece of the file in the place of a word. */
    private byte[] replaceWord(byte[] content, int from) {
        return replaceRun(content, from, piece(content), false);
    }

    /** Replaces the next run of digits, or of letters and digits, after a place. */
    private static byte[] replaceRun(byte[] content, int from, byte[] by, boolean digits) {
        int start = from;
        while (start < content.length && !belongs(content[start], digits)) {
            start++;
        }
        int end = start;
        while (end < content.length && belongs(content[end], digits)) {
            end++;
        }
        return replace(content, start, end, by);
    }

    private static boolean belongs(byte unit, boolean digits) {
        return (unit >= '0' && unit <= '9') || (!digits && Character.isLetter(unit));
    }

    private byte[] swapLines(byte[] content) {
        List<String> lines = Arrays.asList(new String(content, StandardCharsets.ISO_8859_1).split("\n", -1));
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replace(byte[] content, int from, int to, byte[] by) {
        ByteArrayOutputStream replaced = new ByteArrayOutputStream();
        replaced.write(content, 0, from);
        replaced.write(by, 0, by.length);
        replaced.write(content, to, content.length - to);
        return replaced.toByteArray();
    }
}
