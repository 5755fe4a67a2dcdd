package makespan.cli;

import groovy.lang.GroovySystem;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks that look at the machine without starting anything that lasts. */
final class MachineChecks {
    private static final long LITTLE_MEMORY = 512L << 20;

    private MachineChecks() {}

    static Check java() {
        return Check.ok("Java", Runtime.version() + ", " + System.getProperty("java.home"));
    }

    static Check groovy() {
        return Check.ok("Groovy", GroovySystem.getVersion());
    }

    static Check processors() {
        int processors = Runtime.getRuntime().availableProcessors();
        return processors > 1
                ? Check.ok("processors", Integer.toString(processors))
                : Check.warn("processors", "1: nothing can run in parallel here; give the container or machine more");
    }

    static Check memory() {
        long bytes = Runtime.getRuntime().maxMemory();
        String found = (bytes >> 20) + " MB for Java";
        return bytes >= LITTLE_MEMORY
                ? Check.ok("memory", found)
                : Check.warn("memory", found + ": large graphs may not fit; set MAKESPAN_JAVA_OPTS=-Xmx1g");
    }

    /** Draws a text without a screen: Java needs the system's font libraries for that. */
    static Check drawing() {
        try {
            BufferedImage image = new BufferedImage(64, 24, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
            graphics.drawString("makespan", 2, 18);
            graphics.dispose();
            return Check.ok("drawing", "text and pictures without a screen");
        } catch (RuntimeException | LinkageError e) {
            return Check.fail(
                    "drawing",
                    "Java cannot draw text (" + e + "): install the system's fontconfig and freetype libraries");
        }
    }

    static Check python() {
        Optional<Python> python = Python.search();
        if (python.isEmpty()) {
            return Check.warn(
                    "Python", "no 3." + Python.OLDEST_MINOR + " or newer on the PATH; only 'makespan lab' needs it");
        }
        return python.get().makesEnvironments()
                ? Check.ok("Python", python.get().toString())
                : Check.warn(
                        "Python", python.get() + " lacks venv, which 'makespan lab' needs: apt install python3-venv");
    }

    static Check jupyter() {
        String suffix = File.separatorChar == '\\' ? ".exe" : "";
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, "jupyter" + suffix))) {
                return Check.ok("Jupyter", directory + File.separator + "jupyter" + suffix);
            }
        }
        return Check.warn("Jupyter", "not on the PATH; 'makespan lab' brings its own");
    }

    static Check kernelspec() {
        List<Path> searched = JupyterPaths.ofThisProcess().searched();
        return searched.stream()
                .map(Kernelspec::directoryUnder)
                .filter(directory -> Files.isRegularFile(directory.resolve("kernel.json")))
                .findFirst()
                .map(directory -> Check.ok("kernelspec", directory.toString()))
                .orElse(Check.warn("kernelspec", "not installed for your Jupyter: run 'makespan install'"));
    }
}
