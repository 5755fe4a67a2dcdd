package makespan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallCommandTest {
    @TempDir
    private Path prefix;

    @Test
    void theKernelspecTellsJupyterHowToStartTheKernel() throws Exception {
        Path spec = prefix.resolve("share/jupyter/kernels/makespan");

        assertEquals(0, Main.run("install", "--no-archive", "--prefix", prefix.toString()));
        assertEquals(0, Main.run("install", "--no-archive", "--prefix", prefix.toString()));

        try (Stream<Path> files = Files.list(spec)) {
            assertEquals(
                    Set.of("kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
        JsonObject json = JsonParser.parseString(Files.readString(spec.resolve("kernel.json")))
                .getAsJsonObject();
        JsonArray argv = json.getAsJsonArray("argv");
        assertTrue(Files.isExecutable(Path.of(argv.get(0).getAsString())));
        assertEquals("makespan.kernel.KernelMain", argv.get(argv.size() - 2).getAsString());
        assertEquals("{connection_file}", argv.get(argv.size() - 1).getAsString());
        assertEquals("Makespan (Groovy)", json.get("display_name").getAsString());
        assertEquals("groovy", json.get("language").getAsString());
        assertEquals("message", json.get("interrupt_mode").getAsString());
        BufferedImage logo = ImageIO.read(spec.resolve("logo-64x64.png").toFile());
        assertEquals(64, logo.getWidth());
    }

    @Test
    void theMemoryAskedForIsTheLimitOfTheHeap() throws Exception {
        assertEquals(0, Main.run("install", "--no-archive", "--memory", "4g", "--prefix", prefix.toString()));

        List<String> argv = Kernelspecs.argv(prefix);
        assertTrue(argv.contains("-Xmx4096m"), argv.toString());
        assertTrue(argv.indexOf("-Xmx4096m") < argv.indexOf("-cp"), argv.toString());
    }

    @Test
    void aMemoryThatIsNoneIsSaidInOneLine() throws Exception {
        Cli word = Cli.run(prefix, "install", "--memory", "much");
        Cli little = Cli.run(prefix, "install", "--memory", "64m");

        assertEquals(2, word.exitCode());
        assertTrue(word.err().contains("'--memory': expected a size such as 800m or 4g, but got 'much'"), word.err());
        assertTrue(little.err().contains("'--memory': must be at least 128m, but was '64m'"), little.err());
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidInOneLine() throws Exception {
        Path file = Files.writeString(prefix.resolve("file"), "");

        Cli cli = Cli.run(prefix, "install", "--prefix", file.toString());

        Path spec = file.resolve("share/jupyter/kernels/makespan");
        assertEquals(new Cli(2, "", "makespan: cannot write '" + spec + "': Not a directory\n"), cli);
    }
}
