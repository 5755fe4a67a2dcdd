package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import makespan.graph.TaskGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaxReaderTest {
    @Test
    void jobsBecomeTasksAndDeclaredEdgesCarryTheFilesOfBothEnds() throws IOException {
        TimedGraph read = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <adag xmlns="http://pegasus.isi.edu/schema/DAX" jobCount="99" childCount="7">
                  <!-- a child before its jobs, which the schema does not allow -->
                  <child ref="join"><parent ref="left"/><parent ref="left"/></child>
                  <job id="left" name="scan" runtime="1.5">
                    <argument>-i <filename file="in"/></argument>
                    <uses file="in" link="input" size="1000"/>
                    <uses file="a" link="output" size="7"/>
                    <uses file="b" link="output" size="3"/>
                    <uses file="c" link="output"/>
                    <uses file="unread" link="output" size="50"/>
                  </job>
                  <job id="right" runtime="0"><uses name="a" link="output" size="20"/></job>
                  <job id="join" name="merge" runtime="2e0">
                    <uses file="a" link="input" size="8"/>
                    <uses file="a" link="input" size="8"/>
                    <uses file="b" link="inout" size="4"/>
                    <uses file="c" link="input" size="9"/>
                    <uses file="d" link="none"/>
                  </job>
                  <job id="end 1" runtime="1"><uses file="b" link="input" size="4"/></job>
                  <child ref="end 1"><parent ref="join"/><parent ref="right"/></child>
                </adag>
                """);
        TaskGraph graph = read.graph();

        assertEquals("TaskGraph 'g.dax': 4 tasks, 3 edges", graph.toString());
        assertArrayEquals(new double[] {1.5, 0, 2, 1}, read.seconds());
        assertEquals(
                "[scan, right, merge, end]",
                graph.tasks().stream().map(task -> task.kind()).toList().toString());
        assertArrayEquals(new int[] {graph.task("join").index()}, graph.successors(0));
        assertEquals(10, read.bytes(0, 0), "a and b, with the sizes at the writer, once each");
        assertEquals(0, read.bytes(1, 0), "'end 1' reads nothing that 'right' writes");
        assertEquals(4, read.bytes(2, 0), "b, which 'join' writes anew");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<a/>                                       | , line 1: the outermost element must be 'adag', but is 'a'",
                "<adag/>                                    | : there is no job in the file",
                "<adag>~<job/></adag>                       | , line 2: a job has no id",
                "<adag>~<job id='a'/></adag>                | , line 2: job 'a' has no runtime",
                "<adag>~<job id='a' runtime='-1'/></adag>   | , line 2: the runtime of job 'a' must be a finite number of at least 0, but is '-1'",
                "<adag>~<job id='a' runtime='NaN'/></adag>  | , line 2: the runtime of job 'a' must be a finite number of at least 0, but is 'NaN'",
                "<adag>~<job id='a' runtime='1e999'/></adag>| , line 2: the runtime of job 'a' must be a finite number of at least 0, but is '1e999'",
                "<adag>~<job id='a' runtime='1 s'/></adag>  | , line 2: the runtime of job 'a' must be a finite number of at least 0, but is '1 s'",
                "<adag>~<job id='a' runtime='1'/>~<job id='a' runtime='1'/></adag> | , line 3: job 'a' stands in line 2 already",
                "<adag>~<dax id='a' file='b.dax'/></adag>   | , line 2: job 'a' is a workflow of its own, which cannot be read",
                "<adag>~<child/></adag>                     | , line 2: a child has no ref",
            })
    void mistakesAreReportedWithTheirLine(String text, String message) {
        assertRefused(text.replace('~', '\n'), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<uses link='input'/>                     | a file of job 'load' has no name",
                "<uses file='f'/>                         | the use of file 'f' of job 'load' has no link",
                "<uses file='f' link='in'/>               | the link of file 'f' of job 'load' must be input, output or inout, but is 'in'",
                "<uses file='f' link='input' size='-5'/>  | the size of file 'f' of job 'load' must be a finite number of at least 0, but is '-5'",
                "<uses file='f' link='input' size='Infinity'/> | the size of file 'f' of job 'load' must be a finite number of at least 0, but is 'Infinity'",
            })
    void mistakesInAFileNameTheJob(String use, String message) {
        assertRefused("<adag><job id='load' runtime='1'>\n" + use + "</job></adag>", ", line 2: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<child ref='work'>~<parent ref='laod'/></child> | , line 3: a parent of job 'work' is 'laod', which is no job of the file. Did you mean 'load'?",
                "<child ref='x'>~<parent ref='load'/></child>    | , line 2: a child is 'x', which is no job of the file.",
                "~<child ref='wrok'/>    | , line 3: a child is 'wrok', which is no job of the file. Did you mean 'work'?",
                "<child ref='work'>~<parent/></child>            | , line 3: a parent of job 'work' has no ref",
                "<child ref='work'><parent ref='load'/></child><child ref='load'><parent ref='work'/></child> | : Cycle: load → work → load",
            })
    void mistakesInAnEdgeNameBothJobs(String edges, String message) {
        String jobs = "<adag><job id='load' runtime='1'/><job id='work' runtime='1'/>\n";

        assertRefused(jobs + edges.replace('~', '\n') + "</adag>", message);
    }

    @Test
    void sizesThatAddUpToMoreThanCanBeCountedAreRefused() {
        assertRefused(
                """
                <adag><job id='a' runtime='1'>
                  <uses file='f' link='output' size='5e18'/><uses file='g' link='output' size='5e18'/></job>
                  <job id='b' runtime='1'>
                  <uses file='f' link='input'/><uses file='g' link='input'/></job>
                  <child ref='b'><parent ref='a'/></child></adag>
                """,
                ", line 3: the files that job 'b' and those before it read of their parents have more than"
                        + " 9223372036854775807 bytes together");
    }

    @Test
    void anExternalEntityIsNotOpened(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "<job id='secret' runtime='1'/>");

        assertRefused(
                "<!DOCTYPE adag [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>\n<adag>&x;</adag>",
                ", line 1: a document type declaration is not allowed");
        assertRefused(
                "<!DOCTYPE adag SYSTEM '" + folder.resolve("absent.dtd").toUri() + "'>\n<adag/>",
                ", line 1: a document type declaration is not allowed");
    }

    @Test
    void entitiesAreNotExpanded() {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 'ha'>\n");
        for (int level = 1; level < 40; level++) {
            String before = "&e" + (level - 1) + ";";
            entities.append("<!ENTITY e" + level + " '" + before.repeat(10) + "'>\n");
        }

        assertRefused(
                "<!DOCTYPE adag [\n" + entities + "]>\n<adag><job id='&e39;' runtime='1'/></adag>",
                ", line 42: a document type declaration is not allowed");
    }

    @Test
    void elementsNestedTooDeepAreRefused() {
        assertRefused("<adag>\n" + "<a>".repeat(1_000_000), ", line 2: the elements are more than 64 levels deep");
    }

    /** What follows the colon comes from the JDK, in the language of the user. */
    @Test
    void whatIsNoXmlIsReportedWithItsLine() {
        FormatException wrong =
                assertThrows(FormatException.class, () -> read("<adag>\n<job id='a' runtime='1'>\n</adag>"));

        assertTrue(
                String.valueOf(wrong.getMessage()).startsWith("g.dax, line 3: not well-formed XML: "),
                wrong.getMessage());
    }

    @Test
    void whatCannotBeReadIsNotTakenForAMistakeInTheFile() {
        IOException broken = new IOException("broken disk");
        InputStream document = new InputStream() {
            @Override
            public int read() throws IOException {
                throw broken;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw broken;
            }
        };

        assertSame(broken, assertThrows(IOException.class, () -> DaxReader.read(document, "g.dax")));
    }

    @Test
    void theEncodingMayBeDeclared() throws IOException {
        String umlaut = "<adag><job id='ä' runtime='1'/></adag>";

        assertEquals("ä", nameOfTheOnlyTask(umlaut, StandardCharsets.UTF_8));
        assertEquals("ä", nameOfTheOnlyTask("\ufeff" + umlaut, StandardCharsets.UTF_8));
        assertEquals("ä", nameOfTheOnlyTask(umlaut, StandardCharsets.UTF_16));
        assertEquals(
                "ä",
                nameOfTheOnlyTask("<?xml version='1.0' encoding='ISO-8859-1'?>" + umlaut, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aWrongEncodingIsTold() {
        FormatException undeclared = assertThrows(
                FormatException.class,
                () -> nameOfTheOnlyTask("<adag><job id='ä' runtime='1'/></adag>", StandardCharsets.ISO_8859_1));

        assertEquals(
                "g.dax: the text is not in the encoding that it declares, UTF-8 if it does not",
                undeclared.getMessage());
        assertRefused(
                "<?xml version='1.0' encoding='klingon'?><adag/>", ", line 1: the encoding 'klingon' is not known");
    }

    private static String nameOfTheOnlyTask(String text, Charset charset) throws IOException {
        return DaxReader.read(new ByteArrayInputStream(text.getBytes(charset)), "g.dax")
                .graph()
                .task(0)
                .name();
    }

    private static void assertRefused(String text, String message) {
        FormatException wrong = assertThrows(FormatException.class, () -> read(text));

        assertEquals("g.dax" + message, wrong.getMessage());
    }

    private static TimedGraph read(String text) throws IOException {
        return DaxReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "g.dax");
    }
}
