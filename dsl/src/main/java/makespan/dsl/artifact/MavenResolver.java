package makespan.dsl.artifact;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.jspecify.annotations.Nullable;

/**
 * Maven's own resolver, set up by the user's settings as Maven does: repositories, mirrors, proxies, credentials and the
 * local repository. The system properties {@code maven.user.settings} and {@code maven.repo.local} name others, as they
 * do for Maven 4. Its classes are loaded when the first library is asked for.
 */
final class MavenResolver {
    private MavenResolver() {}

    /**
     * Returns the files of the wanted artefacts and of what they need at run time, the wanted ones first.
     *
     * @throws ArtifactException if one cannot be had
     */
    static List<Library> resolve(LibraryRequest request, Transfers transfers) {
        try (Context context = Runtimes.INSTANCE.getRuntime().create(settings(request, transfers))) {
            List<RemoteRepository> repositories = repositories(context, request);
            try {
                return resolve(context, repositories, request);
            } catch (DependencyResolutionException e) {
                throw new ResolutionProblem(
                                request,
                                repositories,
                                context.repositorySystemSession().isOffline())
                        .explain(e);
            }
        }
    }

    private static List<Library> resolve(Context context, List<RemoteRepository> repositories, LibraryRequest request)
            throws DependencyResolutionException {
        List<Exclusion> exclusions =
                request.exclusions().stream().map(MavenResolver::exclusion).toList();
        List<Dependency> wanted = request.coordinates().stream()
                .map(coordinate -> new Dependency(artifact(coordinate), JavaScopes.RUNTIME, false, exclusions))
                .toList();
        CollectRequest collect = new CollectRequest((Dependency) null, wanted, repositories);
        DependencyRequest dependencies =
                new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
        return context
                .repositorySystem()
                .resolveDependencies(context.repositorySystemSession(), dependencies)
                .getArtifactResults()
                .stream()
                .map(MavenResolver::library)
                .toList();
    }

    private static ContextOverrides settings(LibraryRequest request, Transfers transfers) {
        ContextOverrides.Builder settings =
                ContextOverrides.create().withUserSettings(true).transferListener(transfers);
        @Nullable String userSettings = System.getProperty("maven.user.settings");
        if (userSettings != null) {
            settings.withUserSettingsXmlOverride(Path.of(userSettings));
        }
        @Nullable String localRepository = System.getProperty("maven.repo.local");
        if (localRepository != null) {
            settings.withLocalRepositoryOverride(Path.of(localRepository));
        }
        if (request.offline()) {
            settings.offline(true);
        }
        return settings.build();
    }

    /** The user's repositories come first; those of the request go through the same mirrors and proxies. */
    private static List<RemoteRepository> repositories(Context context, LibraryRequest request) {
        List<RemoteRepository> asked = request.repositories().stream()
                .map(repository -> new RemoteRepository.Builder(repository.id(), "default", repository.url()).build())
                .toList();
        List<RemoteRepository> all = new ArrayList<>(context.remoteRepositories());
        all.addAll(context.repositorySystem().newResolutionRepositories(context.repositorySystemSession(), asked));
        return all;
    }

    private static DefaultArtifact artifact(Coordinate coordinate) {
        return new DefaultArtifact(
                coordinate.group(),
                coordinate.artifact(),
                coordinate.classifier(),
                coordinate.extension(),
                coordinate.version());
    }

    private static Exclusion exclusion(String name) {
        String[] parts = name.split(":", 2);
        return new Exclusion(parts[0], parts.length == 2 ? parts[1] : "*", "*", "*");
    }

    private static Library library(ArtifactResult result) {
        Artifact found = result.getArtifact();
        Coordinate coordinate = new Coordinate(
                found.getGroupId(),
                found.getArtifactId(),
                found.getExtension(),
                found.getClassifier(),
                found.getVersion());
        return new Library(coordinate, found.getFile().toPath());
    }
}
