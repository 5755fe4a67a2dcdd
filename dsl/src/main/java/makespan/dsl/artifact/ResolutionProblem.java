package makespan.dsl.artifact;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.jspecify.annotations.Nullable;

/** Says in one line why Maven's resolver failed. */
record ResolutionProblem(LibraryRequest request, List<RemoteRepository> repositories, boolean offline) {
    private static final int MAX_CAUSES = 50;

    ArtifactException explain(DependencyResolutionException failure) {
        return new ArtifactException(message(failure), failure);
    }

    private String message(DependencyResolutionException failure) {
        Optional<ArtifactTransferException> transfer = first(failure, ArtifactTransferException.class);
        if (transfer.isPresent()) {
            Artifact artifact = transfer.get().getArtifact();
            return offline
                    ? "'" + artifact + "' is not in the local repository, and Maven is set offline"
                    : message(artifact, transfer.get());
        }
        Optional<VersionRangeResolutionException> range = first(failure, VersionRangeResolutionException.class);
        if (range.isPresent()) {
            return "No version of '" + request.coordinates().get(0) + "' is in " + places();
        }
        return "Maven cannot resolve " + wanted() + ": " + firstLine(root(failure));
    }

    private String message(Artifact artifact, ArtifactTransferException problem) {
        String asked = wanted().contains(artifact.getArtifactId()) ? "" : ", which " + wanted() + " needs,";
        if (problem instanceof ArtifactNotFoundException) {
            return "No '" + artifact + "'" + asked + " in " + places();
        }
        Throwable root = root(problem);
        RemoteRepository repository = problem.getRepository();
        String from = repository == null ? places() : place(repository);
        String why = root instanceof UnknownHostException
                ? "unknown host '" + root.getMessage() + "'; without a network, name a mirror in ~/.m2/settings.xml"
                : firstLine(root);
        return "Cannot download '" + artifact + "'" + asked + " from " + from + ": " + why;
    }

    private String places() {
        return repositories.stream().map(ResolutionProblem::place).collect(Collectors.joining(" or "));
    }

    private String wanted() {
        return request.coordinates().stream().map(c -> "'" + c + "'").collect(Collectors.joining(", "));
    }

    private static String place(RemoteRepository repository) {
        return repository.getUrl();
    }

    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (before, cause) -> cause);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable at = failure; at != null && causes.size() < MAX_CAUSES; at = at.getCause()) {
            causes.add(at);
        }
        return causes.stream();
    }

    private static String firstLine(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        return message.lines().findFirst().orElse(problem.getClass().getSimpleName());
    }
}
