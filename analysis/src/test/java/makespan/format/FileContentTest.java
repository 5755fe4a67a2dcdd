package makespan.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
    private static final String STG = "2\n0 1.5 0\n1 2 1 0\n";
    private static final String DAX = "<adag><job id='a' runtime='2'/></adag>";

    @TempDir
    private Path folder;

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressing = new GZIPOutputStream(bytes)) {
            compressing.write(content);
        }
        return bytes.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file.gz"), content);
    }

    private String refusal(byte[] content) throws IOException {
        Path file = file(content);
        return String.valueOf(
                assertThrows(FormatException.class, () -> GraphFile.read(file)).getMessage());
    }

    @Test
    void aCompressedFileOfAnyKindIsRead() throws IOException {
        assertArrayEquals(new double[] {1.5, 2}, readSeconds(STG));
        assertArrayEquals(new double[] {2}, readSeconds(DAX));
        assertArrayEquals(new double[] {0.005, 0.004, 0.001}, readSeconds(ChromeTraceReaderTest.RAY));
        assertEquals(
                4,
                GraphFile.read(file(gzip(WfFormatReaderTest.SPECIFIED.getBytes(StandardCharsets.UTF_8))))
                        .graph()
                        .size());
    }

    private double[] readSeconds(String content) throws IOException {
        return GraphFile.read(file(gzip(content.getBytes(StandardCharsets.UTF_8))))
                .seconds();
    }

    @Test
    void whatIsNotCompressedIsReadAsItIs() throws IOException {
        for (String text : new String[] {"", "\u001f", "ab"}) {
            try (InputStream content = FileContent.bytes(file(text.getBytes(StandardCharsets.ISO_8859_1)))) {
                assertEquals(text, new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        byte[] whole = gzip(STG.getBytes(StandardCharsets.UTF_8));
        byte[] altered = whole.clone();
        altered[whole.length - 6] ^= 1;

        String message = "file.gz: the file is compressed by gzip, but damaged or cut off";
        assertEquals(message, refusal(Arrays.copyOf(whole, 5)));
        assertEquals(message, refusal(Arrays.copyOf(whole, whole.length - 9)));
        assertEquals(message, refusal(altered));
    }

    @Test
    void aFileThatExpandsBeyondMeasureIsRefused() throws IOException {
        byte[] spaces = new byte[20_000_000];
        Arrays.fill(spaces, (byte) ' ');
        spaces[0] = '[';

        assertEquals(
                "file.gz: the file expands to more than 100 times its size: it is no graph or trace",
                refusal(gzip(spaces)));
    }
}
