package makespan.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import makespan.kernel.notebook.KernelCommand;

/** The directory that tells Jupyter how to start the kernel: {@code kernel.json} and logos. */
final class Kernelspec {
    static final String NAME = "makespan";
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private Kernelspec() {}

    /**
     * Writes the kernelspec below a Jupyter data directory, over an earlier one, and returns its directory.
     *
     * @param javaOptions for the Java virtual machine, besides the usual ones
     * @throws CommandFailure if the directory cannot be written, with exit code 2
     */
    static Path installUnder(Path data, List<String> javaOptions) {
        Path directory = directoryUnder(data);
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, byte[]> file : files(javaOptions).entrySet()) {
                replace(directory.resolve(file.getKey()), file.getValue());
            }
            return directory;
        } catch (AccessDeniedException e) {
            throw CommandFailure.usage("cannot write '" + directory + "': permission denied", e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "'" + e.getFile() + "' is in the way" : e.getReason();
            throw CommandFailure.usage("cannot write '" + directory + "': " + reason, e);
        } catch (IOException e) {
            throw CommandFailure.usage("cannot write '" + directory + "': " + e.getMessage(), e);
        }
    }

    static Path directoryUnder(Path data) {
        return data.resolve("kernels").resolve(NAME);
    }

    private static Map<String, byte[]> files(List<String> javaOptions) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("logo-32x32.png", Logo.png(32));
        files.put("logo-64x64.png", Logo.png(64));
        files.put("logo-svg.svg", Logo.svg().getBytes(StandardCharsets.UTF_8));
        files.put("kernel.json", json(javaOptions).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static String json(List<String> javaOptions) {
        JsonArray argv = new JsonArray();
        KernelCommand.of(javaOptions, "{connection_file}").forEach(argv::add);
        JsonObject spec = new JsonObject();
        spec.add("argv", argv);
        spec.addProperty("display_name", "Makespan (Groovy)");
        spec.addProperty("language", "groovy");
        spec.addProperty("interrupt_mode", "message");
        spec.add("env", GSON.toJsonTree(KernelCommand.variables()));
        return GSON.toJson(spec) + "\n";
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
