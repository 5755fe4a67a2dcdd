package makespan.kernel.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private final TestSession session = new TestSession();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aVariableIsShownWithItsTypeValueCommentAndCell() {
        session.evaluate("/** What it all comes to. */\nanswer = 42", "names = ['a', 'b']");

        assertEquals("Integer answer = 42\n\nWhat it all comes to.\n\nFrom cell 1", session.text("answ|er"));
        assertEquals("ArrayList<String> names = ['a', 'b']\n\nFrom cell 2", session.text("names|"));
    }

    @Test
    void aWordIsShownWithItsOptionsAndAnExample() {
        String text = session.text("task|");

        assertTrue(
                text.startsWith(
                        "task(name?, handles…, variants…, options…) { values, arrays -> … }\n\nDeclares a task."),
                text);
        assertTrue(
                text.contains(
                        "\n  - on: cpu (default), io for work that blocks, gpu, npu, a device's name, or a list in order of liking\n"),
                text);
        assertTrue(
                text.endsWith(
                        "Example:\n\n    def rows = task { [1, 2, 3] }\n    def total = task(rows) { rs -> rs.sum() }"),
                text);
        assertEquals(text, session.text("task(|)"));
    }

    @Test
    void optionsUnitsAndNestedWordsAreDocumented() {
        session.evaluate("rows = task { 1 }");

        assertEquals(
                "on: …\n\ncpu (default), io for work that blocks, gpu, npu, a device's name, or a list in order of liking",
                session.text("task(o|n: io) { 1 }"));
        assertEquals(
                "20.ms\n\nMilliseconds, as a property of a number.\n\nExample:\n\n    20.ms", session.text("20.m|s"));
        assertEquals("""
                void faster(String name, Number times)

                Makes a task, or all tasks of a kind, so many times faster: faster 'parse', 4.

                Parameters:
                  - name of a task; if there is none, of a kind

                From makespan.dsl.WhatIfWords""", session.text("whatIf(rows) { fas|ter 'a', 4 }"));
    }

    @Test
    void whatCellsDefineIsShownWithItsCommentAndOnRequestItsSource() {
        session.evaluate("""
                /** A foo, as in {@link List}. */
                class Foo {
                    /** The title. */
                    String title

                    /**
                     * Returns the double.
                     *
                     * @param n what to double
                     * @return two <i>times</i> n
                     */
                    int twice(int n) { n * 2 }
                }
                """, "/** Makes it. */\ndef makeFoo(int n) {\n  new Foo(title: 'x')\n}");

        assertEquals("class Foo\n\nA foo, as in List.\n\nFrom cell 1", session.text("new Foo|()"));
        assertEquals("String title\n\nThe title.\n\nFrom cell 1", session.text("new Foo().titl|e"));
        assertEquals(
                "int twice(int n)\n\nReturns the double.\n\nParameters:\n  - n what to double\n\nReturns:\n"
                        + "  - two times n\n\nFrom cell 1",
                session.text("new Foo().twice(|"));
        assertEquals("Foo makeFoo(int n)\n\nMakes it.\n\nFrom cell 2", session.text("makeFoo|"));
        assertEquals(
                "Foo makeFoo(int n)\n\nMakes it.\n\ndef makeFoo(int n) {\n  new Foo(title: 'x')\n}\n\nFrom cell 2",
                session.inspect("makeFoo|", true).orElseThrow().toText());
    }

    @Test
    void theCellAtHandIsKnownToo() {
        assertEquals(
                "String hello(String who)\n\nGreets.\n\nFrom this cell",
                session.text("/** Greets. */\nString hello(String who) { who }\nhell|o('you')"));
        assertEquals("List<String> l", session.text("def f(List<String> l) { l| }"));
    }

    @Test
    void groovysAdditionsAreShownAsTheyAreCalled() {
        session.evaluate("names = ['a']");

        String text = session.text("names.findAl|l");

        assertTrue(text.startsWith("List<String> findAll()\nList<String> findAll(Closure)"), text);
        assertTrue(
                text.contains("Documentation: https://docs.groovy-lang.org/latest/html/groovy-jdk/java/util/"), text);
    }

    @Test
    void withoutSourcesTheAddressOfTheDocumentationIsGiven() {
        assumeTrue(!hasSources(), "this JDK has its sources");

        assertEquals(
                "String concat(String)\n\nDocumentation: https://docs.oracle.com/en/java/javase/"
                        + Runtime.version().feature() + "/docs/api/java.base/java/lang/String.html",
                session.text("'a'.conca|t('b')"));
    }

    @Test
    void withSourcesJavasOwnDocumentationIsShown() {
        assumeTrue(hasSources(), "this JDK has no lib/src.zip");

        String concat = session.text("'a'.conca|t('b')");
        assertTrue(concat.startsWith("String concat(String str)\n\nConcatenates the specified string"), concat);
        String list = session.text("java.util.Lis|t");
        assertTrue(list.startsWith("interface java.util.List\n\nAn ordered collection"), list);
    }

    @Test
    void classesAndMagicsAndUnknownNames() {
        assertTrue(session.text("java.util.ArrayLis|t")
                .startsWith("class java.util.ArrayList extends AbstractList<E>\n    ArrayList()"));
        assertEquals("%time statement\n\nTells how long a statement takes.", session.text("%tim|e"));
        assertEquals("", session.text("nonsense|"));
        assertEquals("", session.text("|"));
        assertEquals("", session.text("// task|"));
    }

    @Test
    void everythingThatUsersWroteIsEscapedInHtml() {
        session.evaluate("/** <script>alert(1)</script> a < b & {@code <b>} */\ndef f(int n) { '<img>' }");

        String html = session.inspect("f|(1)", true).orElseThrow().toHtml();

        assertEquals(
                "<pre><code>String f(int n)</code></pre><p>alert(1) a &lt; b &amp; <code>&lt;b&gt;</code></p>"
                        + "<pre><code>def f(int n) { '&lt;img&gt;' }</code></pre><p><i>From cell 1</i></p>",
                html);
    }

    private static boolean hasSources() {
        return Files.isRegularFile(Path.of(System.getProperty("java.home"), "lib", "src.zip"));
    }
}
