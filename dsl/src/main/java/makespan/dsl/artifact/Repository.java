package makespan.dsl.artifact;

import java.net.URI;
import java.util.Set;

/**
 * A Maven repository.
 *
 * @param id by which mirrors and credentials in {@code settings.xml} find it
 * @param url http, https or file
 */
public record Repository(String id, String url) {
    private static final Set<String> SCHEMES = Set.of("http", "https", "file");

    public Repository {
        if (!SCHEMES.contains(scheme(url))) {
            throw new ArtifactException("'" + url + "' is no repository: expected a URL such as"
                    + " https://repo.example.org/maven2 or file:///home/me/repository");
        }
    }

    /**
     * Returns the repository at a URL, which is its id too.
     *
     * @throws ArtifactException if the text is not a URL of http, https or file
     */
    public static Repository at(String url) {
        return new Repository(url.replaceAll("[^\\w.-]+", "-"), url);
    }

    private static String scheme(String url) {
        try {
            return String.valueOf(URI.create(url).getScheme());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
