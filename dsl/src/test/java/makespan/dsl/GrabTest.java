package makespan.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import groovy.grape.Grape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import makespan.dsl.artifact.FileRepository;
import makespan.dsl.artifact.MavenGrapeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrabTest {
    private final Notebook notebook = new Notebook();

    @TempDir
    private Path folder;

    private FileRepository repository;

    @BeforeEach
    void openRepository() throws IOException {
        repository = new FileRepository(folder);
        repository.publish("till", "1.0", "Till", "coins:2.1").publish("coins", "2.1", "Coins");
    }

    @AfterEach
    void close() {
        notebook.close();
        repository.close();
    }

    @Test
    void groovyFindsThisEngineAndNoOther() {
        assertInstanceOf(MavenGrapeEngine.class, Grape.getInstance());
    }

    @Test
    void theSameCellAndLaterOnesSeeWhatACellGrabs() {
        assertEquals("1.0", notebook.run("@Grab('shop:till:1.0') import shop.Till\nTill.text()"));
        assertEquals("2.1", notebook.run("import shop.Coins\nCoins.text()"));
    }

    @Test
    void severalAreGrabbedTogetherAndWithoutWhatIsExcluded() {
        notebook.run("""
                @Grapes([@Grab('shop:till:1.0'), @GrabExclude('shop:coins')])
                import shop.Till
                Till.text()
                """);
        assertEquals(1, notebook.session.libraries().entries().size());
    }

    @Test
    void aResolverOfTheCellIsAskedToo() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (FileRepository other = new FileRepository(elsewhere)) {
            other.publish("tray", "3", "Tray");
        }
        System.setProperty(
                "maven.user.settings",
                Files.writeString(folder.resolve("own.xml"), """
                <settings><localRepository>%s</localRepository>
                <mirrors><mirror><id>here</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors></settings>
                """.formatted(
                                        folder.resolve("local"),
                                        folder.resolve("repository").toUri()))
                        .toString());

        Object text = notebook.run("""
                @GrabResolver(name = 'elsewhere', root = '%s')
                @Grab('shop:tray:*')
                import shop.Tray
                Tray.text()
                """.formatted(elsewhere.resolve("repository").toUri()));

        assertEquals("3", text);
    }

    @Test
    void aLibraryThatNobodyHasIsToldWithItsPlace() {
        CellError error = notebook.fails("1 + 1\n@Grab('shop:tray:3') import shop.Tray\n");

        assertEquals("ArtifactException", error.name());
        assertEquals(
                "No 'shop:tray:jar:3' in " + folder.resolve("repository").toUri() + " (cell 1, line 2)",
                error.message());
    }

    @Test
    void theSystemClassLoaderIsRefused() {
        CellError error = notebook.fails(
                "@GrabConfig(systemClassLoader = true) @Grab('shop:till:1.0') import shop.Till\nTill.text()");

        assertEquals(
                "Libraries go to the session's own class loader, not to the system's: leave out"
                        + " @GrabConfig(systemClassLoader = true) (cell 1, line 1)",
                error.message());
    }

    @Test
    void anotherSessionSeesNothingOfIt() {
        notebook.run("@Grab('shop:till:1.0') import shop.Till\nTill.text()");
        try (Notebook other = new Notebook()) {
            assertEquals("SyntaxError", other.fails("import shop.Till\n1").name());
        }
    }

    @Test
    void scriptsGrabTheSameWayAndAreToldSoWhereTheyUseTheNotebooksCommand() throws IOException {
        assertNull(run("@Grab('shop:till:1.0') import shop.Till\nassert Till.text() == '1.0'")
                .error());

        ScriptOutcome refused = run("def a = 1\n%maven shop:till:1.0\nimport shop.Till");

        assertEquals(
                "'%maven' works in notebooks only: a script writes @Grab('group:artifact:version') before an import"
                        + " (build.groovy, line 2)",
                Objects.requireNonNull(refused.error()).message());
        assertEquals(2, refused.exitCode());
    }

    private ScriptOutcome run(String code) throws IOException {
        Path script = Files.writeString(folder.resolve("build.groovy"), code);
        return ScriptRunner.run(script, ScriptOptions.withWorkers(1));
    }
}
