package makespan.kernel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A Maven repository in a folder, which the user's settings name as the mirror of all others until it is closed. */
final class MavenFolder implements AutoCloseable {
    private final Path folder;

    MavenFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("repository"));
        Path settings =
                Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>
                </settings>
                """.formatted(folder.resolve("local"), url()));
        System.setProperty("maven.user.settings", settings.toString());
    }

    String url() {
        return folder.resolve("repository").toUri().toString();
    }

    /** Publishes a jar with one class, without dependencies. */
    void publish(String group, String artifact, String version, String className, String source) throws IOException {
        Path place = Files.createDirectories(
                folder.resolve("repository/" + group.replace('.', '/') + "/" + artifact + "/" + version));
        String name = artifact + "-" + version;
        Files.writeString(place.resolve(name + ".pom"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId>
                <version>%s</version></project>
                """.formatted(group, artifact, version));
        writeJar(place.resolve(name + ".jar"), className, source);
    }

    /** Writes a jar with one class. */
    Path writeJar(Path jar, String className, String source) throws IOException {
        Path work = Files.createTempDirectory(folder, "classes");
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        Path file = Files.writeString(work.resolve(simpleName + ".java"), source);
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", work.toString(), file.toString());
        if (failed != 0) {
            throw new IOException("cannot compile " + file);
        }
        String entry = className.replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry(entry));
            entries.write(Files.readAllBytes(work.resolve(entry)));
            entries.closeEntry();
        }
        return jar;
    }

    @Override
    public void close() {
        System.clearProperty("maven.user.settings");
    }
}
