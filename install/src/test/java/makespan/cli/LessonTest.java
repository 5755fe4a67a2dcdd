package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs a lesson from its first cell to its last, and looks whether it shows what its text says that it shows. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@Tag("slow")
class LessonTest {
    @TempDir
    private Path directory;

    @Test
    void theLessonOnCholeskyShowsTheFitThatMisleadsAndThatTheReportSaysSo() throws Exception {
        String text = outputs("02-cholesky-and-amdahl.ipynb");

        assertTrue(text.contains("the largest error of a hundred entries is "), text);
        assertTrue(text.contains("all numbers of workers lie below the graph's limit of "), text);
        assertTrue(text.contains("which the fit does not know: it promises "), text);
        assertTrue(
                text.contains("limits this curve at 8, 16, 32 workers: the fit describes it and predicts nothing"),
                text);
        assertTrue(text.contains("10 × 10    220    1.00 s  0.080 s       12.5"), text);
    }

    @Test
    void theLessonOnPipelinesShowsTheBubbleOfEachOrderAndTheirMemory() throws Exception {
        String text = outputs("03-pipelines.ipynb");

        assertTrue(text.contains("GPipe: 8, 1F1B: 4"), text);
        assertTrue(text.contains("simulated       57 ms               15.8 %              18.8 %"), text);
        assertTrue(text.contains("emulated, median of 5 "), text);
    }

    /** The model comes from Maven Central; without it and without a network the lesson is skipped. */
    @Test
    void theLessonOnInferenceEmbedsThousandsOfSentencesAndSaysWhatIsSimulated() throws Exception {
        String text = outputs("04-inference-pipeline.ipynb");

        assertTrue(text.contains("cpu: ONNX Runtime "), text);
        assertTrue(number(text, "(\\d+) sentences in 12 groups; the one in the middle of each") > 1_500, text);
        assertTrue(number(text, "the same vector to a cosine of ([\\d.]+) or more") > 0.9, text);
        assertTrue(text.contains("on 2 × cpu and an npu that only embeds, "), text);
        double small = number(text, "npu of speed +1 .*? simulated, ([\\d.]+)× as fast as without");
        double large = number(text, "npu of speed 1000 .*? simulated, ([\\d.]+)× as fast as without");
        assertTrue(small < large && large > 1.5, text);
        assertTrue(number(text, "(\\d+) of 32 batches were embedded on the emulated npu") > 0, text);
        assertTrue(text.contains("emulated npu: to compute the true values of "), text);
    }

    private static double number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return Double.parseDouble(found.group(1));
    }

    /** Returns what the cells of a lesson show as text, one line for each output. */
    private String outputs(String lesson) throws Exception {
        Path notebook = Path.of("..", "notebooks", lesson).toAbsolutePath().normalize();
        Cli cli = Cli.run(directory, "notebook", notebook.toString(), "-o", "out.ipynb");
        assumeFalse(cli.err().contains("failed: ArtifactException: Cannot download "), cli.err());
        assertEquals(new Cli(0, "wrote out.ipynb\n", ""), cli);
        JsonElement root = JsonParser.parseString(Files.readString(directory.resolve("out.ipynb")));
        return StreamSupport.stream(
                        root.getAsJsonObject().getAsJsonArray("cells").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(cell -> cell.has("outputs"))
                .flatMap(cell ->
                        StreamSupport.stream(cell.getAsJsonArray("outputs").spliterator(), false))
                .map(output -> text(output).replace("\n", " "))
                .collect(Collectors.joining("\n"));
    }

    private static String text(JsonElement output) {
        JsonElement lines = output.getAsJsonObject().has("text")
                ? output.getAsJsonObject().get("text")
                : output.getAsJsonObject().getAsJsonObject("data").get("text/plain");
        return StreamSupport.stream(lines.getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsString)
                .collect(Collectors.joining());
    }
}
