package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the example of {@code docs/onnx.md}. */
class ModelScriptTest {
    /** A model that adds two inputs, a and b, of any number of rows with two numbers each. */
    private static final String ADDING =
            "CAY6aQoQCgFhCgFiEgNzdW0iA0FkZFoYCgFhEhMKEQgBEg0KBxIFYmF0Y2gKAggCWhgKAWISEwoRCAESDQoHEgViYXRjaAoCCAJi"
                    + "GgoDc3VtEhMKEQgBEg0KBxIFYmF0Y2gKAggCEgVzbWFsbEICEAs=";

    @TempDir
    private Path directory;

    @Test
    void aScriptRunsAModelInATask() throws Exception {
        String text = Files.readString(Path.of("..", "docs", "onnx.md"));
        int begin = text.indexOf("```groovy\n") + "```groovy\n".length();
        Files.writeString(directory.resolve("example.groovy"), text.substring(begin, text.indexOf("```", begin)));
        Files.write(directory.resolve("adding.onnx"), Base64.getDecoder().decode(ADDING));

        Cli cli = Cli.run(directory, "run", "example.groovy");

        assertEquals(0, cli.exitCode(), cli.err());
        assertTrue(
                cli.out()
                        .startsWith(
                                "model 'adding.onnx': [a float [batch, 2], b float [batch, 2]] → [sum float [batch, 2]]\n"),
                cli.out());
        assertTrue(cli.out().contains("\n[[11.0, 22.0], [33.0, 44.0]]\n"), cli.out());
    }
}
