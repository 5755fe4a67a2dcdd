package makespan.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where Jupyter looks for kernels.
 *
 * @see <a href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html">Jupyter's directories</a>
 */
final class JupyterPaths {
    private final Map<String, String> environment;
    private final String system;
    private final Path home;

    /**
     * @param system the name of the operating system, as in the property {@code os.name}
     * @param home the user's home directory
     */
    JupyterPaths(Map<String, String> environment, String system, Path home) {
        this.environment = environment;
        this.system = system.toLowerCase(Locale.ROOT);
        this.home = home;
    }

    static JupyterPaths ofThisProcess() {
        return new JupyterPaths(
                System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** Returns the data directory of this user. */
    Path userData() {
        String named = variable("JUPYTER_DATA_DIR");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        if (isWindows()) {
            String roaming = variable("APPDATA");
            return (roaming.isEmpty() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming))
                    .resolve("jupyter");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        String xdg = variable("XDG_DATA_HOME");
        return (xdg.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(xdg)).resolve("jupyter");
    }

    /** Returns the data directory under a prefix, such as that of a Python environment. */
    static Path dataUnder(Path prefix) {
        return prefix.resolve("share").resolve("jupyter");
    }

    /** Returns every data directory that Jupyter would search, the most specific first. */
    List<Path> searched() {
        List<Path> paths = new ArrayList<>();
        for (String entry : variable("JUPYTER_PATH").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                paths.add(Path.of(entry));
            }
        }
        paths.add(userData());
        for (String prefix : List.of(variable("VIRTUAL_ENV"), variable("CONDA_PREFIX"))) {
            if (!prefix.isEmpty()) {
                paths.add(dataUnder(Path.of(prefix)));
            }
        }
        if (isWindows()) {
            String programData = variable("PROGRAMDATA");
            paths.add(Path.of(programData.isEmpty() ? "C:\\ProgramData" : programData, "jupyter"));
        } else {
            paths.add(Path.of("/usr/local/share/jupyter"));
            paths.add(Path.of("/usr/share/jupyter"));
        }
        return paths;
    }

    boolean isWindows() {
        return system.startsWith("windows");
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
