package makespan.kernel.language;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import makespan.kernel.notebook.Notebook;
import makespan.kernel.notebook.NotebookCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Completes and inspects at places all over the lessons, and in texts made from them by accident; at every place with
 * {@code -Dmakespan.completion.stride=1}.
 */
@Tag("slow")
class CellTextsTest {
    private static final int MUTATIONS = 60;
    private static final String[] SIGNS = {
        "(", ")", "[", "]", "{", "}", "'", "\"", "'''", "\"\"\"", "/", "$/", "${", "$", ".", "?.", "*.", "->", "\\",
        "\n", "//", "/*", "*/", "@", "%", "%%time", "😀", "class ", "new ", "import ", "def ", "=", ",", ":", ";",
        "\u0000", "\r"
    };

    private final TestSession session =
            new TestSession().evaluate("names = ['a', 'b']", "class Foo { String title }", "rows = task { [1] }");

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void placesInTheLessonsCanBeAskedAbout() throws IOException {
        int stride = Integer.getInteger("makespan.completion.stride", 41);
        int offered = 0;
        int number = 0;
        for (String code : lessons()) {
            for (int cursor = number++ % stride; cursor <= code.length(); cursor += stride) {
                offered += ask(code, cursor);
            }
        }
        assertTrue(offered > 1_000, "only " + offered + " matches");
    }

    @Test
    void brokenTextsCanBeAskedAbout() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> lessons = lessons();
        for (int i = 0; i < MUTATIONS; i++) {
            String code = mutated(lessons.get(random.nextInt(lessons.size())), random);
            try {
                ask(code, random.nextInt(code.length() + 1));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", text " + i + ":\n" + code, e);
            }
        }
    }

    private int ask(String code, int cursor) {
        Completion completion = new Completer(session.view(), TestSession.MAGICS).complete(code, cursor);
        assertTrue(
                completion.start() >= 0 && completion.start() <= cursor && completion.end() == cursor,
                () -> completion.start() + " to " + completion.end() + " at " + cursor + " in\n" + code);
        new Inspector(session.view(), TestSession.MAGICS, true)
                .inspect(code, cursor)
                .ifPresent(found -> {
                    found.toText();
                    found.toHtml();
                });
        return completion.matches().size();
    }

    private static String mutated(String code, Random random) {
        StringBuilder text = new StringBuilder(code);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextBoolean()) {
                text.insert(at, SIGNS[random.nextInt(SIGNS.length)]);
            } else {
                text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
            }
        }
        return text.toString();
    }

    private static List<String> lessons() throws IOException {
        List<String> codes = new ArrayList<>();
        Path folder = Path.of(System.getProperty("makespan.root"), "notebooks");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ipynb")) {
            for (Path file : files) {
                Notebook.read(file).cells().stream()
                        .filter(NotebookCell::isCode)
                        .forEach(cell -> codes.add(cell.source()));
            }
        }
        return codes;
    }
}
