package makespan.dsl.artifact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Libraries that are wanted together, with what they depend on.
 *
 * @param exclusions what they shall not bring along: {@code group:artifact}, where {@code *} stands for any
 * @param repositories where to look, besides those of {@code settings.xml} and Maven Central
 * @param offline whether only the local repository is asked
 */
public record LibraryRequest(
        List<Coordinate> coordinates, Set<String> exclusions, Set<Repository> repositories, boolean offline) {
    public LibraryRequest {
        coordinates = List.copyOf(coordinates);
        exclusions = Set.copyOf(exclusions);
        repositories = new LinkedHashSet<>(repositories);
    }

    /** Returns a request for these, from the usual repositories. */
    public static LibraryRequest of(List<Coordinate> coordinates) {
        return new LibraryRequest(coordinates, Set.of(), Set.of(), false);
    }

    LibraryRequest alsoFrom(Set<Repository> more) {
        Set<Repository> all = new LinkedHashSet<>(more);
        all.addAll(repositories);
        return new LibraryRequest(coordinates, exclusions, all, offline);
    }
}
