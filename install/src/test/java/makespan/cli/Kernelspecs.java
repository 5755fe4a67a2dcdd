package makespan.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the tests ask an installed kernelspec. */
final class Kernelspecs {
    private Kernelspecs() {}

    /** Returns the command line of the kernelspec below a prefix. */
    static List<String> argv(Path prefix) throws IOException {
        Path file = prefix.resolve("share/jupyter/kernels/makespan/kernel.json");
        JsonArray argv =
                JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("argv");
        List<String> words = new ArrayList<>();
        argv.forEach(word -> words.add(word.getAsString()));
        return words;
    }
}
