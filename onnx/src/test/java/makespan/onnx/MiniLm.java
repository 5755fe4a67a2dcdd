package makespan.onnx;

import java.io.IOException;
import java.io.InputStream;

/** The files of all-MiniLM-L6-v2, quantised, in the artefact on the class path of the tests. */
final class MiniLm {
    private MiniLm() {}

    static byte[] model() throws IOException {
        return resource("all-minilm-l6-v2-q.onnx");
    }

    static byte[] tokenizer() throws IOException {
        return resource("all-minilm-l6-v2-q-tokenizer.json");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = MiniLm.class.getResourceAsStream("/" + name)) {
            if (stream == null) {
                throw new IOException("no " + name + " on the class path");
            }
            return stream.readAllBytes();
        }
    }
}
