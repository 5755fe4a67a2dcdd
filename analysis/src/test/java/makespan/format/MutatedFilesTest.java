package makespan.format;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gives every reader files with mistakes that nobody thought of. */
@Tag("slow")
class MutatedFilesTest {
    private static final int COUNT = 10_000;

    @Test
    void aDamagedStandardTaskGraphIsReadOrRefused() {
        MutatedFiles.check(
                COUNT,
                content -> StgReader.read(text(content, StandardCharsets.ISO_8859_1.newDecoder()), "g.stg"),
                "4\n0 0 0\n1 5 1 0\n2 10 1 0\n3 7 2 1 2\n4 2 1 3\n5 0 1 4\n# CP Length : 19\n",
                "3\n 2 1.5 1 1\n 1 4 1 0\n 0 0 0\n");
    }

    @Test
    void aDamagedWorkflowIsReadOrRefused() {
        MutatedFiles.check(
                COUNT,
                content -> WfFormatReader.read(text(content, StandardCharsets.UTF_8.newDecoder()), "w.json"),
                WfFormatReaderTest.SPECIFIED,
                WfFormatReaderTest.LISTED);
    }

    @Test
    void aDamagedBuildIsReadOrRefused() {
        MutatedFiles.check(
                COUNT / 2,
                content -> NinjaReaderTest.read(
                        NinjaReaderTest.LOG, "", Map.of("build.ninja", new String(content, StandardCharsets.UTF_8))),
                NinjaReaderTest.MANIFEST,
                "a = x\nb = $a$a\nbuild $b: r\nsubninja $a\nbuild app: phony app\n");
        MutatedFiles.check(
                COUNT / 4,
                content -> NinjaReaderTest.read(
                        new String(content, StandardCharsets.UTF_8),
                        NinjaReaderTest.DEPS,
                        Map.of("build.ninja", NinjaReaderTest.MANIFEST)),
                NinjaReaderTest.LOG);
        MutatedFiles.check(
                COUNT / 4,
                content -> NinjaReaderTest.read(
                        NinjaReaderTest.LOG,
                        new String(content, StandardCharsets.UTF_8),
                        Map.of("build.ninja", NinjaReaderTest.MANIFEST)),
                NinjaReaderTest.DEPS);
    }

    @Test
    void aDamagedPegasusWorkflowIsReadOrRefused() {
        MutatedFiles.check(
                COUNT,
                content -> DaxReader.read(new ByteArrayInputStream(content), "w.dax"),
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <adag xmlns="http://pegasus.isi.edu/schema/DAX" jobCount="3">
                  <job id="a" name="scan" runtime="1.5"><uses file="f" link="output" size="1000"/></job>
                  <job id="b" runtime="2"><uses file="f" link="input" size="1000"/></job>
                  <job id="c" runtime="0"/>
                  <child ref="b"><parent ref="a"/></child>
                  <child ref="c"><parent ref="a"/><parent ref="b"/></child>
                </adag>
                """,
                "<adag><job id='&lt;a' runtime='1e3'/><!-- x --><child ref='&lt;a'/></adag>");
    }

    @Test
    void aDamagedGraphInDotIsReadOrRefused() {
        MutatedFiles.check(
                COUNT,
                content -> DotReader.read(text(content, StandardCharsets.UTF_8.newDecoder()), "g.dot"),
                DotReaderTest.ALL,
                "digraph { a -> {b c} -> d [bytes=3]; d [label=\"the end\"]; subgraph x {{{e}} f} -> a:n }\n");
    }

    @Test
    void aDamagedRunOfNextflowIsReadOrRefused() {
        MutatedFiles.check(
                COUNT,
                content -> NextflowReaderTest.read(new String(content, StandardCharsets.UTF_8), NextflowReaderTest.DAG),
                NextflowReaderTest.TRACE,
                "task_id\tprocess\ttag\tsubmit\tcomplete\trealtime\n1\tLAB:TRIM\tx\t0\t5\t5\n2\tALIGN\tx\t5\t9\t1d 2h\n");
        MutatedFiles.check(
                COUNT / 2,
                content ->
                        NextflowReaderTest.read(NextflowReaderTest.TRACE, new String(content, StandardCharsets.UTF_8)),
                NextflowReaderTest.DAG);
    }

    @Test
    void aDamagedTraceIsReadOrRefused() {
        MutatedFiles.check(
                COUNT,
                content -> ChromeTraceReader.read(text(content, StandardCharsets.UTF_8.newDecoder()), "t.json"),
                ChromeTraceReaderTest.PYTORCH,
                ChromeTraceReaderTest.RAY,
                ChromeTraceReaderTest.OPEN,
                ChromeTraceReaderTest.OWN);
    }

    @Test
    void aDamagedCompressedTraceIsReadOrRefused() throws IOException {
        MutatedFiles.Reader reader = content -> ChromeTraceReader.read(
                new InputStreamReader(
                        FileContent.expanded(new ByteArrayInputStream(content), "t.json.gz", content.length),
                        StandardCharsets.UTF_8.newDecoder()),
                "t.json.gz");
        byte[][] valid = {
            FileContentTest.gzip(ChromeTraceReaderTest.PYTORCH.getBytes(StandardCharsets.UTF_8)),
            FileContentTest.gzip(ChromeTraceReaderTest.OPEN.getBytes(StandardCharsets.UTF_8))
        };

        MutatedFiles.check(COUNT / 2, reader, valid);
        MutatedFiles.check(
                COUNT / 2, content -> reader.read(FileContentTest.gzip(content)), ChromeTraceReaderTest.PYTORCH);
    }

    private static BufferedReader text(byte[] content, CharsetDecoder decoder) {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(content), decoder));
    }
}
