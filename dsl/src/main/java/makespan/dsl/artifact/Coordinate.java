package makespan.dsl.artifact;

import java.util.regex.Pattern;

/**
 * What names one artefact in a Maven repository.
 *
 * @param version a version, a range such as {@code [1.2,2)}, or {@code RELEASE}
 * @param extension such as {@code jar}
 * @param classifier such as {@code sources}; mostly empty
 */
public record Coordinate(String group, String artifact, String extension, String classifier, String version) {
    private static final Pattern NAME = Pattern.compile("[\\w.-]+");
    private static final Pattern VERSION = Pattern.compile("[\\w.+,\\[\\]()-]+");

    public Coordinate {
        check(group, NAME, group);
        check(artifact, NAME, artifact);
        check(extension, NAME, extension);
        check(version, VERSION, version);
        if (!classifier.isEmpty()) {
            check(classifier, NAME, classifier);
        }
    }

    /**
     * Returns the coordinate that a text writes: {@code group:artifact:version},
     * {@code group:artifact:extension:version} or {@code group:artifact:extension:classifier:version}.
     *
     * @throws ArtifactException if the text has another form
     */
    public static Coordinate parse(String text) {
        String[] parts = text.split(":", -1);
        for (String part : parts) {
            check(part, VERSION, text);
        }
        return switch (parts.length) {
            case 3 -> new Coordinate(parts[0], parts[1], "jar", "", parts[2]);
            case 4 -> new Coordinate(parts[0], parts[1], parts[2], "", parts[3]);
            case 5 -> new Coordinate(parts[0], parts[1], parts[2], parts[3], parts[4]);
            default -> throw malformed(text);
        };
    }

    /** Returns what stays the same from version to version. */
    String name() {
        boolean plain = extension.equals("jar") && classifier.isEmpty();
        return group + ":" + artifact + (plain ? "" : ":" + extension + (classifier.isEmpty() ? "" : ":" + classifier));
    }

    @Override
    public String toString() {
        return name() + ":" + version;
    }

    private static void check(String part, Pattern form, String given) {
        if (!form.matcher(part).matches()) {
            throw malformed(given);
        }
    }

    private static ArtifactException malformed(String given) {
        return new ArtifactException("'" + given + "' names no artefact: expected group:artifact:version"
                + " or group:artifact:extension:classifier:version");
    }
}
