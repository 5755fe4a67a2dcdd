package makespan.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import makespan.kernel.TestClient.Outcome;
import makespan.kernel.magic.Magic;
import makespan.kernel.magic.Magics;
import makespan.kernel.protocol.Channel;
import makespan.kernel.protocol.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MagicTest {
    @RegisterExtension
    static final TestKernel KERNEL = new TestKernel();

    @TempDir
    private Path folder;

    private TestClient client;

    @BeforeEach
    void connect() {
        client = KERNEL.client();
    }

    private Outcome runs(String code) throws IOException {
        Outcome outcome = client.execute(code);
        assertEquals("ok", outcome.status(), () -> code + "\n" + outcome.content());
        return outcome;
    }

    /** Returns the message of a cell that must fail, whatever the cell's number. */
    private String fails(String code) throws IOException {
        Outcome outcome = client.execute(code);
        assertEquals("error", outcome.status(), () -> code + "\n" + outcome.content());
        return Json.string(outcome.content(), "evalue", "").replaceAll("cell \\d+,", "cell N,");
    }

    private static JsonObject shown(Outcome outcome) {
        return Json.object(outcome.only("display_data").get(0).content(), "data");
    }

    /** Returns the rows of the table shown that begin with one of the names, with single spaces. */
    private static List<String> rows(Outcome outcome, String... names) {
        return text(outcome)
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .filter(line -> List.of(names).contains(line.substring(0, line.indexOf(' '))))
                .toList();
    }

    private static String text(Outcome outcome) {
        return Json.string(shown(outcome), "text/plain", "");
    }

    @Test
    void everyExampleRuns() throws IOException {
        try (MavenFolder repository = new MavenFolder(folder)) {
            repository.publish(
                    "org.apache.commons",
                    "commons-text",
                    "1.13.1",
                    "org.apache.commons.text.WordUtils",
                    "package org.apache.commons.text; public class WordUtils {"
                            + " public static String capitalize(String text) { return text.toUpperCase(); } }");
            Files.writeString(Path.of("hello.groovy"), "println 'hello'\n");
            for (Magic magic : Magics.standard().all()) {
                assertTrue(magic.usage().startsWith(magic.name()), magic::usage);
                assertTrue(magic.example().contains(magic.name()), magic::example);
                runs(magic.example());
            }
        } finally {
            Files.deleteIfExists(Path.of("hello.groovy"));
        }
    }

    @Test
    void theImportsOfTheSameCellSeeWhatMavenBrings() throws IOException {
        try (MavenFolder repository = new MavenFolder(folder)) {
            repository.publish(
                    "shop", "till", "1.0", "shop.Till", "package shop; public class Till { public int coins = 3; }");

            Outcome outcome = runs("def a = 1\n%maven shop:till:1.0\nimport shop.Till\nnew Till().coins + a");

            assertEquals("4", outcome.result());
            assertEquals("till-1.0.jar is on the class path\n", outcome.text("stdout"));
            assertEquals("3", runs("new Till().coins").result());
            assertEquals(
                    "No 'shop:tray:jar:3' in " + repository.url() + " (cell N, line 2)", fails("\n%maven shop:tray:3"));
            assertTrue(text(runs("%classpath")).contains("till-1.0.jar"));
        }
    }

    @Test
    void aRepositoryThatNeverAnswersIsWaitedForVisiblyAndCanBeInterrupted() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            System.setProperty(
                    "maven.user.settings",
                    Files.writeString(folder.resolve("settings.xml"), """
                    <settings><localRepository>%s</localRepository>
                    <mirrors><mirror><id>silent</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors></settings>
                    """.formatted(folder.resolve("local"), url))
                            .toString());
            String cell = client.start("%maven shop:drawer:1.0", "{}");
            client.publishedUntil(message -> Json.string(Json.object(message.content(), "data"), "text/plain", "")
                    .startsWith("Downloading drawer-1.0."));

            client.ask(Channel.CONTROL, "interrupt_request", "{}");

            assertEquals("Interrupted", Json.string(client.outcome(cell).content(), "ename", ""));
        } finally {
            System.clearProperty("maven.user.settings");
        }
    }

    @Test
    void jarsAndFoldersAreAddedByNameOrPattern() throws IOException {
        try (MavenFolder repository = new MavenFolder(folder)) {
            repository.writeJar(folder.resolve("one.jar"), "shop.One", "package shop; public class One {}");
            repository.writeJar(folder.resolve("two.jar"), "shop.Two", "package shop; public class Two {}");

            Outcome outcome = runs("%classpath add '" + folder + "/*.jar'\n[shop.One, shop.Two]*.simpleName");

            assertEquals("[One, Two]", outcome.result());
            assertEquals("2 entries added to the class path\n", outcome.text("stdout"));
            Path none = folder.resolve("none.jar");
            assertEquals(
                    "No file or folder '" + none + "' in " + Path.of("").toAbsolutePath() + " (cell N, line 1)",
                    fails("%classpath add " + none));
        }
    }

    @Test
    void aMagicIsDoneWhenItsTurnComes() throws IOException {
        Outcome outcome = runs("def before = 1\n%who\ndef afterwards = 2");

        assertEquals(
                List.of("variable type size value", "before Integer 1"),
                rows(outcome, "variable", "before", "afterwards"));
    }

    @Test
    void linesKeepTheirNumbers() throws IOException {
        Outcome outcome = client.execute("%%time\n%who\n\nthrow new IOException('disk')");

        String traceback = outcome.content().getAsJsonArray("traceback").toString();
        assertTrue(traceback.contains(", line 4") && traceback.contains("   4 | throw new IOException"), traceback);
        assertEquals("Unexpected ')' (cell N, line 2, column 9)", fails("%who\ndef b = )"));
    }

    @Test
    void whoTellsTypesSizesAndValuesWithoutTheUsersCode() throws IOException {
        runs("""
                class Slow { String toString() { throw new Error('called') } }
                record Point(int x, int y) {}
                def list = [1, [2, 3], 'four']; def map = [a: 1]; def text = 'a<b'
                def point = new Point(1, 2); def bytes = new byte[3]; def slow = new Slow()
                def inside = [new Slow()]; def nothing = null; def many = 1..1000
                """);

        String[] names = {"bytes", "inside", "list", "many", "map", "nothing", "point", "slow", "text"};
        List<String> rows = rows(runs("%who"), names).stream()
                .map(row -> row.replaceAll("@[0-9a-f]+", "@1"))
                .toList();

        assertEquals(
                List.of(
                        "bytes byte[] 3 bytes [0, 0, 0]",
                        "inside ArrayList 1 element [Slow@1]",
                        "list ArrayList 3 elements [1, [2, 3], 'four']",
                        "many IntRange 1000 elements 1..1000",
                        "map LinkedHashMap 1 entry [a: 1]",
                        "nothing null null",
                        "point Point Point(x: 1, y: 2)",
                        "slow Slow Slow@1",
                        "text String 3 characters 'a<b'"),
                rows);
        assertTrue(Json.string(shown(runs("%who")), "text/html", "").contains("'a&lt;b'"));
    }

    @Test
    void timeTellsClockAndProcessorsAndYieldsTheValue() throws IOException {
        Outcome outcome = runs("%time def x = (1..10).sum() // all of it\n%time x + 1");

        assertEquals("56", outcome.result());
        String line = "wall [0-9.]+ (µs|ms|s) · CPU [0-9.]+ (µs|ms|s)\n";
        assertTrue(outcome.text("stdout").matches(line + line), () -> outcome.text("stdout"));
        assertTrue(runs("%%time\n1").text("stdout").matches(line));
        assertEquals(
                "%time is for an expression that ends in its line; %%time is for a whole cell (cell N, line 1)",
                fails("%time [1,\n2]"));
        assertEquals("Usage: %time EXPRESSION (cell N, line 2)", fails("\n%time"));
    }

    @Test
    void aStaticCellIsCheckedBeforeItRuns() throws IOException {
        runs("words = ['a', 'bc']");

        Outcome refused = client.execute("%%static\nprintln 'never'\nwords.sice()");

        assertEquals("error", refused.status());
        assertEquals("", refused.text("stdout"));
        assertTrue(
                Json.string(refused.content(), "evalue", "").contains("sice"),
                () -> refused.content().toString());
        assertEquals("2", runs("%%static\nwords.size()").result());
    }

    @Test
    void paramsTellsValuesAndWhereTheyComeFrom() throws IOException {
        Outcome outcome = runs("params { columns = 7 }\n%params");

        assertEquals(
                List.of("parameter type value from", "columns Integer 7 default"),
                rows(outcome, "parameter", "columns"));
    }

    @Test
    void loadReplacesTheCell() throws IOException {
        Path file = Files.writeString(folder.resolve("it's.groovy"), "println 'hello'\n");

        JsonObject payload = runs("%load \"" + file + "\"")
                .content()
                .getAsJsonArray("payload")
                .get(0)
                .getAsJsonObject();

        assertEquals("set_next_input", Json.string(payload, "source", ""));
        assertTrue(Json.bool(payload, "replace", false));
        assertEquals("// %load \"" + file + "\"\nprintln 'hello'\n", Json.string(payload, "text", ""));
        assertEquals("Usage: %load FILE", fails("%load"));
    }

    @Test
    void writefileWritesTheBodyWhole() throws IOException {
        Path file = folder.resolve("notes.txt");

        assertEquals(
                "Wrote 10 bytes to " + file + "\n",
                runs("%%writefile " + file + "\n%who\nit's").text("stdout"));
        runs("%%writefile -a " + file + "\nmore");

        assertEquals("%who\nit's\nmore\n", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        assertEquals(
                "Cannot write '" + folder + "/no/file': there is no such folder (cell N, line 1)",
                fails("%%writefile " + folder + "/no/file\nx"));
        assertEquals("Usage: %%writefile [-a] FILE (cell N, line 1)", fails("%%writefile\nx"));
    }

    @Test
    void whatIsNoMagicIsRefusedOrLeftToGroovy() throws IOException {
        assertEquals("No magic '%tme'. Did you mean '%time'? (cell N, line 2)", fails("1\n%tme 1"));
        assertEquals("No magic '%writefile'. Did you mean '%%writefile'? (cell N, line 1)", fails("%writefile f"));
        assertEquals("'%%time' must stand in the cell's first line (cell N, line 2)", fails("1\n%%time"));
        assertEquals(
                "No magic '%x'. %magics lists what there is; a remainder is written with a space, '% x'."
                        + " (cell N, line 2)",
                fails("5\n%x"));
        assertEquals("2", runs("def x = 3\n5\n% x").result());
        assertEquals("%who", runs("'''\n%who\n'''.trim()").result());
    }

    @Test
    void helpIsOneQuestionMarkAway() throws IOException {
        assertTrue(runs("%time?").text("stdout").startsWith("%time EXPRESSION\n\nEvaluates an expression once"));
        assertTrue(runs("%magics").only("display_data").size() == 1);
    }

    @Test
    void aCellOfMagicsIsComplete() throws IOException {
        assertEquals("complete", completeness("%maven g:a:1\nimport g.A\n"));
        assertEquals("complete", completeness("%%writefile x\nif (open {"));
        assertEquals("incomplete", completeness("%who\nif (x) {"));
    }

    private String completeness(String code) throws IOException {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        return Json.string(
                client.ask(Channel.SHELL, "is_complete_request", content.toString())
                        .content(),
                "status",
                "");
    }
}
