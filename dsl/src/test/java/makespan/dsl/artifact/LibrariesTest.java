package makespan.dsl.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import makespan.dsl.artifact.Libraries.Addition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {
    @TempDir
    private Path folder;

    private final List<String> progress = new ArrayList<>();
    private FileRepository repository;
    private Libraries libraries;

    @BeforeEach
    void openRepository() throws IOException {
        repository = new FileRepository(folder);
        libraries = new Libraries(LibrariesTest.class.getClassLoader(), progress::add);
    }

    @AfterEach
    void close() {
        libraries.close();
        repository.close();
    }

    private static LibraryRequest request(String... coordinates) {
        return LibraryRequest.of(
                Arrays.stream(coordinates).map(Coordinate::parse).toList());
    }

    private String text(String className) throws ReflectiveOperationException {
        Class<?> type = Class.forName("shop." + className, true, libraries.classLoader());
        return (String) type.getMethod("text").invoke(null);
    }

    private static List<String> names(Addition addition) {
        return addition.added().stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void anArtefactComesWithWhatItNeedsThroughTheMirrorOfTheSettings() throws Exception {
        repository.publish("till", "1.0", "Till", "coins:2.1").publish("coins", "2.1", "Coins");

        Addition addition = libraries.add(request("shop:till:1.0"));

        assertEquals(List.of("till-1.0.jar", "coins-2.1.jar"), names(addition));
        assertEquals(List.of(), addition.notes());
        assertEquals("1.0", text("Till"));
        assertEquals("2.1", text("Coins"));
        assertTrue(addition.added().get(0).startsWith(repository.local()), addition::toString);
    }

    @Test
    void whatIsThereIsNotAddedTwice() throws IOException {
        repository.publish("till", "1.0", "Till");
        libraries.add(request("shop:till:1.0"));

        assertEquals(List.of(), libraries.add(request("shop:till:1.0")).added());
        assertEquals(1, libraries.entries().size());
    }

    @Test
    void anotherVersionOfALoadedLibraryIsLeftOutWithANote() throws Exception {
        repository.publish("till", "1.0", "Till").publish("till", "1.1", "Till");
        libraries.add(request("shop:till:1.0"));

        Addition second = libraries.add(request("shop:till:1.1"));

        assertEquals(
                List.of(
                        "shop:till:1.1 is left out: version 1.0 was loaded before; restart the kernel to use the other"),
                second.notes());
        assertEquals("1.0", text("Till"));
    }

    @Test
    void whatMakespanShipsWinsOverAnotherVersionOfIt() throws IOException {
        Path shipped = repository.writeJar(folder.resolve("till-0.9.jar"), "Till", "shipped");
        String classPath = System.getProperty("java.class.path");
        System.setProperty("java.class.path", classPath + System.getProperty("path.separator") + shipped);
        try (Libraries others = new Libraries(LibrariesTest.class.getClassLoader(), progress::add)) {
            repository.publish("till", "1.0", "Till");
            assertEquals(
                    new Addition(List.of(), List.of("shop:till:1.0 is left out: Makespan itself uses version 0.9")),
                    others.add(request("shop:till:1.0")));
        } finally {
            System.setProperty("java.class.path", classPath);
        }
    }

    @Test
    void exclusionsStayAway() throws IOException {
        repository.publish("till", "1.0", "Till", "coins:2.1").publish("coins", "2.1", "Coins");
        LibraryRequest alone =
                new LibraryRequest(List.of(Coordinate.parse("shop:till:1.0")), Set.of("shop:coins"), Set.of(), false);

        assertEquals(List.of("till-1.0.jar"), names(libraries.add(alone)));
    }

    @Test
    void whatNobodyHasIsToldInOneLine() throws IOException {
        String url = repository.url();
        repository.publish("till", "1.0", "Till", "coins:2.1");

        assertEquals("No 'shop:tray:jar:3' in " + url, message("shop:tray:3"));
        assertEquals("No 'shop:coins:jar:2.1', which 'shop:till:1.0' needs, in " + url, message("shop:till:1.0"));
        assertFalse(libraries.entries().iterator().hasNext());
    }

    @Test
    void offlineIsToldInOneLine() {
        LibraryRequest offline = new LibraryRequest(List.of(Coordinate.parse("shop:tray:3")), Set.of(), Set.of(), true);

        assertEquals(
                "'shop:tray:jar:3' is not in the local repository, and Maven is set offline",
                assertThrows(ArtifactException.class, () -> libraries.add(offline))
                        .getMessage());
    }

    @Test
    void aBadCoordinateSaysWhatOneLooksLike() {
        String form =
                " names no artefact: expected group:artifact:version or group:artifact:extension:classifier:version";

        assertEquals("'commons-lang3'" + form, message("commons-lang3"));
        assertEquals("'a:b:'" + form, message("a:b:"));
        assertEquals("'a:b c:1'" + form, message("a:b c:1"));
        assertEquals(new Coordinate("g", "a", "zip", "x", "1"), Coordinate.parse("g:a:zip:x:1"));
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();

        assertEquals("Interrupted while looking for [shop:till:1.0]", message("shop:till:1.0"));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aRepositoryOfTheSessionIsAskedThroughTheSettings() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (FileRepository other = new FileRepository(elsewhere)) {
            other.publish("till", "1.0", "Till");
        }
        System.clearProperty("maven.user.settings");
        System.setProperty(
                "maven.user.settings",
                Files.writeString(folder.resolve("own.xml"), """
                <settings><localRepository>%s</localRepository>
                <mirrors><mirror><id>here</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors></settings>
                """.formatted(folder.resolve("local"), repository.url()))
                        .toString());
        libraries.add(Repository.at(elsewhere.resolve("repository").toUri().toString()));

        assertEquals(List.of("till-1.0.jar"), names(libraries.add(request("shop:till:1.0"))));
        assertEquals(
                "'nonsense' is no repository: expected a URL such as https://repo.example.org/maven2 or"
                        + " file:///home/me/repository",
                assertThrows(ArtifactException.class, () -> Repository.at("nonsense"))
                        .getMessage());
    }

    private @Nullable String message(String coordinate) {
        return assertThrows(ArtifactException.class, () -> libraries.add(request(coordinate)))
                .getMessage();
    }
}
