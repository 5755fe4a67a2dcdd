package makespan.kernel.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
    private final TestSession session = new TestSession();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void namesAreVariablesWordsKeywordsAndClasses() {
        session.evaluate("answer = 42");

        assertEquals(List.of("answer"), session.matches("ans|"));
        assertEquals(List.of("task"), session.matches("x = tas|"));
        assertEquals(List.of("instanceof"), session.matches("instanc|"));
        assertEquals("StringTokenizer", session.matches("new StringTok|").get(0));
    }

    @Test
    void membersAreThoseOfTheReceiversType() {
        assertEquals(List.of("toUpperCase"), session.matches("'a.b'.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("'a'?.trim().toUpp|"));
        assertEquals(List.of("collectEntries"), session.matches("[1, 2].collectEn|"));
        assertEquals(List.of("parseInt", "parseUnsignedInt"), session.matches("Integer.parseIn|"));
        assertEquals(List.of("ofMillis"), session.matches("java.time.Duration.ofMil|"));
        assertEquals(List.of("append", "appendCodePoint"), session.matches("new StringBuilder(\"x\").appen|"));
        assertEquals(List.of("findIndexValues"), session.matches("[1].collect { it }.findIndexV|"));
        assertEquals(List.of("bitCount"), session.matches("(1 + 2).bitC|"));
    }

    @Test
    void aClassOfACellWinsOverAnImportedOne() {
        session.evaluate("class Node { int weight }", "class Timer { Node first = new Node() }");

        assertEquals(List.of("weight"), session.matches("new Node().wei|"));
        assertEquals(List.of("weight"), session.matches("new Timer().first.wei|"));
        assertEquals("Duration", session.matches("Durati|").get(0), "which Groovy imports by default");
    }

    @Test
    void typesOfVariablesAreKnownWithTheirArguments() {
        session.evaluate("Map<String, List<Integer>> m = [:]", "names = ['a', 'b']");

        assertEquals("removeAt", session.matches("m.values().first().removeA|").get(1));
        assertEquals(List.of("byteValue"), session.matches("m.values().first().first().byteV|"));
        assertEquals(List.of("toUpperCase"), session.matches("names[0].toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("names*.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("names.stream().map(n -> n.toUpp|"));
    }

    @Test
    void parametersOfClosuresHaveTheTypeOfTheElements() {
        session.evaluate("names = ['a', 'b']");

        assertEquals(List.of("toUpperCase"), session.matches("names.each { it.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("names.collect { n -> n.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("names.inject('') { all, n -> all.toUpp| }"));
        assertEquals(List.of("byteValue"), session.matches("[a: 1].each { k, v -> v.byteV|"));
        assertEquals(List.of("byteValue"), session.matches("[a: 1].each { e -> e.value.byteV|"));
    }

    @Test
    void localVariablesOfTheCellAreKnown() {
        assertEquals(List.of("toUpperCase"), session.matches("def x = 'a'\nx.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("for (s in ['a']) s.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("def (n, s) = [1, 'x']; s.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("def f(List<String> l) { l.each { it.toUpp| } }"));
        assertEquals(
                List.of("getMessage"),
                session.matches("try { 1 } catch (IOException e) { e.getMess|").subList(0, 1));
        assertEquals(List.of("pivot"), session.matches("def f(int pivot) { piv| }"));
        assertEquals(List.of("pivot"), session.matches("[1].each { pivot -> piv|"));
        assertEquals(List.of(), session.matches("[1].each { pivot -> 1 }; piv|"));
    }

    @Test
    void theCellsOwnClassesAndFunctionsAreKnown() {
        assertEquals(List.of("title"), session.matches("class Foo { String title }\nnew Foo().tit|"));
        assertEquals(List.of("title"), session.matches("x = new Foo()\nx.tit|\nclass Foo { String title }"));
        assertEquals(
                "Foo", session.matches("class Foo { String title }\nnew Fo|").get(0));
        assertEquals(List.of("toUpperCase"), session.matches("def make() { 'a' }\nmake().toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("make().toUpp|\ndef make() { 'a' }"));
        assertEquals(List.of("makeIt"), session.matches("def makeIt() { 'a' }\nmake|"));
        assertEquals(List.of("size"), session.matches("class Foo { int size; def f() { siz| } }"));
        assertEquals(List.of("toUpperCase"), session.matches("x = 'a'\ndef f() { x.toUpp| }"));
    }

    @Test
    void whatEarlierCellsDeclareIsKnown() {
        session.evaluate(
                "import java.util.concurrent.TimeUnit",
                "class Foo { String title; List<String> tags }",
                "def makeFoo(int n) { new Foo(title: 'x') }",
                "foo = makeFoo(1)");

        assertEquals(List.of("title"), session.matches("foo.titl|"));
        assertEquals(List.of("title"), session.matches("makeFoo(1).titl|"));
        assertEquals(List.of("makeFoo"), session.matches("makeF|"));
        assertEquals(
                "Foo makeFoo(int n)",
                session.complete("makeF|").matches().get(0).signature());
        assertEquals(List.of("toUpperCase"), session.matches("foo.tags.first().toUpp|"));
        assertEquals(List.of("SECONDS"), session.matches("TimeUnit.SEC|"));
        assertEquals("Foo", session.matches("new Fo|").get(0));
    }

    @Test
    void functionsAreToldFromCallsAndMethods() {
        String code = """
                def one() { 1 }
                List<String> two(int n, String s = ')')
                { foo(n) { 2 } }
                class A { int no() { 1 } }
                int[] three() throws IOException { }
                if (x) { }
                task(a) { }
                new B() { }
                return c() { }
                // def d() { }
                """;

        assertEquals(Set.of("one", "two", "three"), FunctionNames.in(code));
    }

    @Test
    void aClassThatIsDeclaredAgainIsKnownAsItIsNow() {
        session.evaluate("class Thing { int older }", "def thing() { new Thing() }");
        assertEquals(List.of("older"), session.matches("thing().old|"));

        session.evaluate("class Thing { int newer }", "def thing() { new Thing() }");

        assertEquals(List.of("newer"), session.matches("thing().new|").subList(0, 1));
        assertEquals(List.of(), session.matches("thing().old|"));
    }

    @Test
    void valuesOfTasksHaveTheTypeOfTheirBody() {
        session.evaluate("def rows = task { [1, 2, 3] }");

        assertEquals(List.of("byteValue"), session.matches("rows.get().first().byteV|"));
        assertEquals(List.of("byteValue"), session.matches("rows().first().byteV|"));
        assertEquals(List.of("byteValue"), session.matches("task(rows) { rs -> rs.first().byteV|"));
    }

    @Test
    void textThatIsBrokenAroundTheCursorIsCompletedAllTheSame() {
        session.evaluate("names = ['a', 'b']");

        assertEquals(List.of("toUpperCase"), session.matches("def y = foo(\nx = 'a'\nx.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("def b = (1 + 2\nnames[0].toUpp|\nfoo(bar"));
        assertEquals(List.of("toUpperCase"), session.matches("if (true) {\n  def q = 'a'\n  q.toUpp|\n"));
        assertEquals(List.of("toUpperCase"), session.matches("x = 'a'\n) ) ]\nx.toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("class {\nnames[0].toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("names[0].toUpp| + * 3"));
        assertEquals(List.of("toUpperCase"), session.matches("foo(names.collect { it.toUpp|"));
    }

    @Test
    void optionsOfWordsAreOfferedWithWhatTheyMean() {
        session.evaluate("def rows = task { [1] }");

        assertEquals(
                List.of(
                        "after:",
                        "cost:",
                        "kind:",
                        "name:",
                        "needs:",
                        "on:",
                        "priority:",
                        "reads:",
                        "retry:",
                        "timeout:"),
                session.matches("task(|) { 1 }").subList(0, 10));
        Completion.Match on = session.complete("task(rows, o|) { 1 }").matches().get(0);
        String where =
                "cpu (default), io for work that blocks, gpu, npu, a device's name, or a list in order of liking";
        assertEquals(new Completion.Match("on:", "param", where), on);
        assertFalse(session.matches("task(on: io, o|) { 1 }").contains("on:"));
        assertEquals(List.of("cpu"), session.matches("task(on: cp|) { 1 }"));
        assertEquals("workers:", session.matches("run(rows, wor|").get(0));
        assertEquals(
                List.of("cpu", "gpu", "io", "npu"),
                session.matches("task(on: |) { 1 }").subList(0, 4));
        assertEquals(
                List.of("keepGoing", "stop"),
                session.matches("run(rows, onFailure: |)").subList(0, 2));
        assertFalse(session.matches("task(rows) { o| }").contains("on:"));
    }

    @Test
    void wordsOfNestedBlocksAreKnownByTheirDelegates() {
        session.evaluate("def rows = task { [1] }");

        assertEquals("gpu", session.matches("platform { gp|").get(0));
        assertEquals("count:", session.matches("platform { gpu 'x', cou|").get(0));
        assertEquals("faster", session.matches("whatIf(rows) { fas|").get(0));
        assertEquals(
                "append", session.matches("new StringBuilder().with { appe|").get(0));
        assertEquals("task", session.matches("graph('g') { tas|").get(0));
    }

    @Test
    void unitsComeFirstAfterNumbers() {
        assertEquals(
                Set.of("GB", "GBps", "KB", "KBps", "MB", "MBps", "TB", "h", "min", "ms", "ns", "s", "us"),
                Set.copyOf(session.matches("20.|").subList(0, 13)));
        assertEquals("ms", session.matches("1.5.m|").get(1));
    }

    @Test
    void keysOfAMapAreMembersAndIndexes() {
        session.evaluate("rows = [[name: 'a', size: 2, 'with space': 1]]", "params { path = 'in.csv' }");

        assertEquals("name", session.matches("rows[0].nam|").get(0));
        assertEquals(List.of("toUpperCase"), session.matches("rows[0].name.toUpp|"));
        assertEquals(List.of("with space"), session.matches("rows[0]['with|"));
        assertEquals(List.of("name", "size", "with space"), session.matches("rows[0]['|"));
        assertEquals(List.of("path"), session.matches("params.pat|"));
        assertEquals(List.of("toUpperCase"), session.matches("params.path.toUpp|"));
    }

    @Test
    void importsAreCompletedByPartsOfTheirPath() {
        Completion completion = session.complete("import java.util.conc|");

        assertEquals(new Completion(List.of(new Completion.Match("concurrent", "module", "")), 17, 21), completion);
        assertEquals(List.of("Future", "FutureTask"), session.matches("import java.util.concurrent.Fut|"));
        assertEquals(List.of("ofMillis"), session.matches("import static java.time.Duration.ofMil|"));
        assertEquals(List.of("Duration"), session.matches("java.time.Durat|"));
    }

    @Test
    void classesThatAreNotImportedComeWithTheirPackage() {
        assertEquals("java.util.concurrent.Future", session.matches("Futur|").get(0));
        session.evaluate("import java.util.concurrent.*");
        assertEquals("Future", session.matches("Futur|").get(0));
    }

    @Test
    void jarsThatALoaderGetsLaterAreIndexed(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("org/added"));
        Path bytes = directory.resolve("org/added/Added.class");
        try (var stream = CompletionTest.class.getResourceAsStream("CompletionTest.class")) {
            Files.write(bytes, stream.readAllBytes());
        }
        ClassIndex.Cache cache = new ClassIndex.Cache();
        ClassLoader plain = CompletionTest.class.getClassLoader();
        assertEquals(List.of(), cache.of(plain).startingWith("Added"));

        try (URLClassLoader more =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, plain)) {
            assertEquals(List.of("org.added.Added"), cache.of(more).startingWith("Added"));
            assertEquals(Set.of("Added"), cache.of(more).classes("org.added"));
        }
    }

    @Test
    void annotationsInTheTextRunNoCode() {
        String property = "makespan.test.annotation";
        String text =
                "import groovy.transform.*\nimport org.codehaus.groovy.control.*\n@ASTTest(phase = CompilePhase.%s, value = { System.setProperty('"
                        + property + "', 'ran') })\nclass Marked { int weight }\nnew Marked().wei|";

        for (String phase : List.of("CONVERSION", "SEMANTIC_ANALYSIS", "CANONICALIZATION")) {
            assertEquals(List.of("weight"), session.matches(text.formatted(phase)));
            assertNull(System.getProperty(property));
        }
    }

    @Test
    void annotationsAreOfferedAfterAnAtSign() {
        assertEquals(
                List.of("groovy.transform.CompileDynamic", "groovy.transform.CompileStatic"),
                session.matches("@Compile|").subList(0, 2));
    }

    @Test
    void propertiesAreOfferedToConstructors() {
        session.evaluate("class Foo { String title; int size }");

        assertEquals(List.of("size:", "title:"), session.matches("new Foo(|)").subList(0, 2));
        assertEquals("size:", session.matches("new Foo(title: 'x', si|)").get(0));
    }

    @Test
    void pathsAreCompletedInTexts(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/input.csv"), "");
        Files.writeString(directory.resolve("dates.txt"), "");

        assertEquals(List.of("dates.txt", "data/"), session.matches("open('" + directory + "/da|')"));
        assertEquals(List.of("input.csv"), session.matches("x = \"" + directory + "/data/in|\""));
        assertEquals(List.of(), session.matches("'no such directory/in|'"));
    }

    @Test
    void magicsAreOfferedAtTheStartOfALine() {
        assertEquals(List.of("%%time", "%time"), session.matches("%|"));
        assertEquals(List.of("%%time"), session.matches("%%ti|"));
        assertEquals(List.of(), session.matches("5 %ti|"));
    }

    @Test
    void nothingIsOfferedInCommentsAndForUnknownReceivers() {
        session.evaluate("names = ['a']");

        assertEquals(List.of(), session.matches("// names.fir|"));
        assertEquals(List.of(), session.matches("/* names.fir| */"));
        assertEquals(List.of(), session.matches("'names.fir|'"));
        assertEquals(List.of(), session.matches("/names.fir|/"));
        assertEquals(List.of(), session.matches("'''\nnames.fir|"));
        assertEquals(List.of(), session.matches("nonsense.le|"));
        assertEquals(List.of(), session.matches(")).le|"));
        assertEquals(List.of(), session.matches("12|"));
    }

    @Test
    void codeWithinTextsIsCompleted() {
        session.evaluate("names = ['a']");

        assertEquals(List.of("toUpperCase"), session.matches("\"a ${names[0].toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("\"a ${names[0].toUpp|} b\""));
        assertEquals(List.of("names"), session.matches("\"a $name|"));
        assertEquals("first", session.matches("\"a $names.firs|\"").get(0));
        assertEquals(List.of("toUpperCase"), session.matches("\"\"\"a\n${names[0].toUpp|}\n\"\"\""));
        assertEquals(List.of("toUpperCase"), session.matches("x = 4 / 2\nnames[0].toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("x = /a'b/\nnames[0].toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("x = $/a'b/$\nnames[0].toUpp|"));
        assertEquals(List.of("toUpperCase"), session.matches("x = '😀'; names[0].toUpp|"));
    }

    @Test
    void aMatchReplacesTheNameBeforeTheCursor() {
        session.evaluate("answer = 42");

        assertEquals(
                new Completion(List.of(new Completion.Match("answer", "instance", "Integer answer")), 4, 7),
                session.complete("x = ans| + 1"));
    }

    @Test
    void whatFitsBestComesFirst() {
        session.evaluate("tango = 1", "class Talk { String own; def ownToo() { 1 } }");

        assertEquals(
                List.of("tally", "tango", "task"),
                session.matches("def tally = 1\nta|").subList(0, 3));
        assertEquals(List.of("getSimpleName"), session.matches("String.gSN|"));
        assertEquals(List.of("toUpperCase"), session.matches("'a'.touppercase|"));
        List<String> members = session.matches("new Talk().|");
        assertEquals(Set.of("own", "ownToo"), Set.copyOf(members.subList(0, 2)));
        assertTrue(members.indexOf("toString") > members.indexOf("setOwn"));
    }

    /** Completion must not run what it completes. */
    @Test
    void completionRunsNoCodeOfTheUsers() {
        session.evaluate(
                """
                class Trap {
                    static List<String> sprung = []
                    String getBoom() { spring('getter') }
                    String toString() { spring('toString') }
                    int hashCode() { spring('hashCode'); 1 }
                    boolean equals(Object other) { spring('equals'); false }
                    def getProperty(String name) { spring('getProperty') }
                    def methodMissing(String name, args) { spring('methodMissing') }
                    static String spring(String what) { sprung << what; throw new IllegalStateException(what) }
                }
                class TrapList extends ArrayList<String> {
                    Iterator<String> iterator() { Trap.spring('iterator') }
                    int size() { Trap.spring('size') }
                }
                class TrapMap extends TreeMap<String, String> {
                    Set<Map.Entry<String, String>> entrySet() { Trap.spring('entrySet') }
                    String get(Object key) { Trap.spring('get') }
                }
                """,
                "trap = new Trap(); traps = [trap]; byName = [trap: trap]; list = new TrapList(); map = new TrapMap()",
                "wrapped = Collections.unmodifiableList(list); sprung = Trap.sprung");

        for (String receiver : List.of(
                "trap", "trap.boom", "traps", "traps[0]", "byName.trap", "list", "list[0]", "map.x", "wrapped[0]")) {
            session.matches(receiver + ".|");
            session.matches(receiver + "['|");
            session.inspect(receiver + "|", true);
        }
        session.matches("|");
        assertEquals(List.of("boom"), session.matches("trap.boo|"));
        assertEquals(List.of("boom"), session.matches("traps[0].boo|"));
        assertEquals(List.of(), session.view().variables().get("sprung"));
    }

    @Test
    void completionInitialisesNoClass() {
        session.evaluate(
                "class Late { static { System.setProperty('makespan.test.late', 'x') }\n static int count = 1 }");

        assertEquals(List.of("count"), session.matches("Late.coun|"));

        assertEquals(null, System.getProperty("makespan.test.late"));
    }

    @Test
    void anEmptySessionCompletesNamesToo() {
        SessionView empty = new SessionView(
                new TreeMap<>(), new TreeMap<>(), CompletionTest.class.getClassLoader(), new SessionView.Memory());

        assertTrue(new Completer(empty, List.of()).complete("", 0).matches().size() > 50);
    }
}
