package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NinjaReaderTest {
    static final String MANIFEST = """
            # a comment that does not go on $
            out = ./build
            rule cc
              command = cc $in -o $out
            build $out/gen.h | $out/gen.c: cc gen.py
            build ${out}/a.o: cc a.c || $out//gen.h
            build $where/b$ b.o: cc $
                b.c | headers |@ $out/a.o
              where = $out/x/..
            build headers: phony build/gen.c
            build app: cc build/a.o build/b$ b.o
              pool = console
            build unused: cc app
            default app
            """;

    static final String LOG = """
            # ninja log v5
            0\t5\t0\tapp\t1f
            0\t10\t0\tbuild/gen.h\t1a
            0\t10\t0\tbuild/gen.c\t1a
            10\t30\t0\tbuild/a.o\t1b
            10\t1510\t0\tbuild/b b.o\t1c
            0\t7\t0\tlong gone\t1d
            1510\t1600\t0\tapp\t1e
            """;

    static final String DEPS = """
            build/a.o: #deps 2, deps mtime 17 (VALID)
                a.c
                build/../build/b b.o

            build/b b.o: #deps 1, deps mtime 17 (STALE)
                build/a.o

            app: deps not found
            """;

    @Test
    void statementsOfTheLogAreJoinedByTheirFiles() throws IOException {
        TimedGraph read = read(LOG, MANIFEST);

        assertEquals(List.of("build/gen.h", "build/a.o", "build/b b.o", "app"), names(read));
        assertArrayEquals(new int[] {0}, read.graph().predecessors(1));
        assertArrayEquals(new int[] {0}, read.graph().predecessors(2));
        assertArrayEquals(new int[] {1, 2}, read.graph().predecessors(3));
        assertArrayEquals(new double[] {0.01, 0.02, 1.5, 0.09}, read.seconds());
    }

    @Test
    void dependenciesThatTheBuildFoundAreInputsWhereTheyAreValid() throws IOException {
        TimedGraph read = read(LOG, DEPS, Map.of("build.ninja", MANIFEST));

        assertArrayEquals(new int[] {0, 2}, read.graph().predecessors(1));
        assertArrayEquals(new int[] {0}, read.graph().predecessors(2));
    }

    @Test
    void anIncludedFileSharesTheVariablesAndASubninjaKeepsItsOwn() throws IOException {
        TimedGraph read = read(
                log("y", "x", "z"),
                "",
                Map.of(
                        "build.ninja",
                        "v = z\ninclude rules.ninja\nsubninja sub/build.ninja\nbuild $v: r x\n",
                        "rules.ninja",
                        "rule r\n  command = touch $out\nv = y\n",
                        "sub/build.ninja",
                        "build z: r $v\nv = x\nbuild $v: r\n"));

        assertEquals(List.of("y", "x", "z"), names(read));
        assertArrayEquals(new int[] {1}, read.graph().predecessors(0));
        assertArrayEquals(new int[] {0}, read.graph().predecessors(2));
    }

    @Test
    void includedFilesAreFoundFromTheFolderOfTheFirst(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("build.ninja"), "include sub/more.ninja\n");
        Files.writeString(folder.resolve("sub/more.ninja"), "build x: r\n");
        Path log = Files.writeString(folder.resolve("log"), log("x"));
        Path deps = Files.writeString(folder.resolve("deps"), "");

        assertEquals(List.of("x"), names(NinjaReader.read(log, folder.resolve("build.ninja"))));
        assertEquals(List.of("x"), names(NinjaReader.read(log, folder.resolve("build.ninja"), deps)));
        Files.write(deps, "é".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                "deps: the text must be in UTF-8",
                assertThrows(FormatException.class, () -> NinjaReader.read(log, folder.resolve("build.ninja"), deps))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~",
            quoteCharacter = '`',
            value = {
                "build x  ~ build.ninja, line 2: ':' is expected, but the line ends",
                "build : r  ~ build.ninja, line 2: the build statement makes nothing",
                "build x:  ~ build.ninja, line 2: a name is expected, but the line ends",
                "build x: r : y ~ build.ninja, line 2: '|' is expected, but ':' follows",
                "build x: r $% ~ build.ninja, line 2: after '$', a variable, '$', ':', a space or a new line is expected, but '%' follows",
                "build x: r ${y ~ build.ninja, line 2: after '$', a variable, '$', ':', a space or a new line is expected, but the line ends",
                "build x: r;build ./x: r ~ build.ninja, line 3: 'x' is made in build.ninja, line 2 already",
                "v 1 ~ build.ninja, line 2: '=' is expected, but '1' follows",
                "v = 1; w = 2 ~ build.ninja, line 3: an indented line must follow rule, build, pool or default",
                "?  ~ build.ninja, line 2: a name is expected, but '?' follows",
                "include  ~ build.ninja, line 2: one path is expected",
                "include gone  ~ build.ninja, line 2: the file 'gone' is missing",
                "include build.ninja  ~ build.ninja, line 2: files include each other more than 64 levels deep or 10000 times",
                "build x: r | y: z ~ build.ninja, line 2: '|' is expected, but ':' follows",
            })
    void mistakesInAManifestAreReportedWithTheirLine(String text, String message) {
        assertEquals(message, refusal(log("x"), "#;".concat(text).replace(';', '\n')));
    }

    @ParameterizedTest
    @CsvSource({"./a//b/,a/b", "a/../b,b", "../a/../..,../..", "/a/./b,/a/b", "a/..,.", "/,/"})
    void aPathIsComparedInItsNormalForm(String path, String normal) {
        assertEquals(normal, NinjaPaths.normal(path));
    }

    @Test
    void variablesThatGrowWithoutEndAreRefused() {
        StringBuilder manifest = new StringBuilder("a = 0123456789\n");
        IntStream.range(0, 40).forEach(time -> manifest.append("a = $a$a\n"));

        assertEquals(
                "build.ninja, line 18: a text is longer than 1000000 characters with its variables filled in",
                refusal(LOG, manifest.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v5          | v4       | log, line 1: a log of Ninja must start with '# ninja log v5', v6 or v7",
                "0;10;       | 0;       | log, line 3: start, end, mtime, output and hash are expected between tabs, but there are 4 columns",
                "1510;1600   | 1510;9   | log, line 8: start and end must be milliseconds, the start first, but are '1510' and '9'",
                "10;30       | -1;30    | log, line 5: start and end must be milliseconds, the start first, but are '-1' and '30'",
                "10;30       | 10;3e1   | log, line 5: start and end must be milliseconds, the start first, but are '10' and '3e1'",
            })
    void mistakesInALogAreReportedWithTheirLine(String original, String mistake, String message) {
        String log = LOG.replace('\t', ';').replaceFirst(original, mistake).replace(';', '\t');

        assertEquals(message, refusal(log, MANIFEST));
    }

    @Test
    void whatMakesNoGraphIsRefused() {
        assertEquals("log: no output in the log is made by a build statement", refusal(log("y"), "build x: r\n"));
        assertEquals(
                "log: Cycle: x → y → x", refusal(log("x", "y"), "build x: r z\nbuild y: r x\nbuild z: phony y z\n"));
        assertEquals(
                "deps, line 1: an output and ': #deps' are expected, as 'ninja -t deps' prints them",
                assertThrows(FormatException.class, () -> read(LOG, "app (VALID)\n", Map.of("build.ninja", MANIFEST)))
                        .getMessage());
    }

    private static String log(String... outputs) {
        StringBuilder log = new StringBuilder("# ninja log v6\n");
        for (String output : outputs) {
            log.append("1\t2\t0\t").append(output).append("\t1a\n");
        }
        return log.toString();
    }

    private static List<String> names(TimedGraph read) {
        return IntStream.range(0, read.graph().size())
                .mapToObj(task -> read.graph().task(task).name())
                .toList();
    }

    private static String refusal(String log, String manifest) {
        return String.valueOf(
                assertThrows(FormatException.class, () -> read(log, manifest)).getMessage());
    }

    private static TimedGraph read(String log, String manifest) throws IOException {
        return read(log, "", Map.of("build.ninja", manifest));
    }

    static TimedGraph read(String log, String deps, Map<String, String> files) throws IOException {
        return NinjaReader.read(text(log), text(deps), "build.ninja", path -> {
            String content = files.get(path);
            if (content == null) {
                throw new NoSuchFileException(path);
            }
            return text(content);
        });
    }

    private static BufferedReader text(String content) {
        return new BufferedReader(new StringReader(content));
    }
}
