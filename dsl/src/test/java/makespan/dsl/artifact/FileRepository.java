package makespan.dsl.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A Maven repository in a folder, and settings that know no other, so that tests need no network. */
public final class FileRepository implements AutoCloseable {
    private final Path folder;
    private final Path repository;

    /** Creates an empty repository, which the user's settings name as the mirror of all others until {@link #close}. */
    public FileRepository(Path folder) throws IOException {
        this.folder = folder;
        this.repository = Files.createDirectories(folder.resolve("repository"));
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
        return repository.toUri().toString();
    }

    Path local() {
        return folder.resolve("local");
    }

    /** Publishes a jar with one class, {@code shop.NAME}, whose static {@code text()} returns the version. */
    public FileRepository publish(String artifact, String version, String className, String... dependencies)
            throws IOException {
        Path place = Files.createDirectories(repository.resolve("shop/" + artifact + "/" + version));
        String name = artifact + "-" + version;
        StringBuilder needs = new StringBuilder();
        for (String dependency : dependencies) {
            String[] parts = dependency.split(":", 2);
            needs.append(
                    "<dependency><groupId>shop</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                            .formatted(parts[0], parts[1]));
        }
        Files.writeString(place.resolve(name + ".pom"), """
                <project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId><artifactId>%s</artifactId>
                <version>%s</version><dependencies>%s</dependencies></project>
                """.formatted(artifact, version, needs));
        Files.writeString(place.resolveSibling("maven-metadata.xml"), """
                <metadata><groupId>shop</groupId><artifactId>%s</artifactId><versioning><release>%s</release>
                <versions><version>%s</version></versions></versioning></metadata>
                """.formatted(artifact, version, version));
        writeJar(place.resolve(name + ".jar"), className, version);
        return this;
    }

    /** Writes a jar with that class. */
    public Path writeJar(Path jar, String className, String text) throws IOException {
        Path work = Files.createTempDirectory(folder, "classes");
        Path source = Files.writeString(
                work.resolve(className + ".java"),
                "package shop; public class %s { public static String text() { return \"%s\"; } }"
                        .formatted(className, text));
        int failed =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", work.toString(), source.toString());
        if (failed != 0) {
            throw new IOException("cannot compile " + source);
        }
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("shop/" + className + ".class"));
            entries.write(Files.readAllBytes(work.resolve("shop/" + className + ".class")));
            entries.closeEntry();
        }
        return jar;
    }

    @Override
    public void close() {
        System.clearProperty("maven.user.settings");
    }
}
