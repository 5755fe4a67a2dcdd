package makespan.dsl.artifact;

import groovy.grape.GrapeEngine;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Grab} calls: adds libraries to the session whose cell or script asks, through the same resolver as
 * everything else. Groovy finds it as the only service of its kind.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // the interface is older than generics
public final class MavenGrapeEngine implements GrapeEngine {
    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Set<Repository> repositories = new LinkedHashSet<>();

    /** For {@link java.util.ServiceLoader}. */
    public MavenGrapeEngine() {}

    @Override
    public @Nullable Object grab(Map arguments, Map... dependencies) {
        if (dependencies.length > 0) {
            systemProperties(arguments);
            libraries(arguments)
                    .add(request(arguments, dependencies))
                    .notes()
                    .forEach(note -> System.err.println("makespan: note: " + note));
        }
        return null;
    }

    @Override
    public @Nullable Object grab(Map arguments) {
        return grab(arguments, arguments);
    }

    @Override
    public @Nullable Object grab(String endorsed) {
        throw new ArtifactException("Grape.grab('" + endorsed + "') has no endorsed libraries here: name the artefact,"
                + " as in Grape.grab(group: 'g', module: 'a', version: 'v')");
    }

    @Override
    public URI[] resolve(Map arguments, Map... dependencies) {
        return BackgroundResolution.of(request(arguments, dependencies), line -> {}).stream()
                .map(library -> library.file().toUri())
                .toArray(URI[]::new);
    }

    @Override
    public URI[] resolve(Map arguments, List dependenciesInfo, Map... dependencies) {
        return resolve(arguments, dependencies);
    }

    @Override
    public Map<String, Map<String, List<String>>> enumerateGrapes() {
        return Map.of();
    }

    @Override
    public Map[] listDependencies(ClassLoader loader) {
        return new Map[0];
    }

    @Override
    public synchronized void addResolver(Map<String, Object> resolver) {
        String root = String.valueOf(resolver.get("root"));
        Object name = resolver.get("name");
        repositories.add(
                name == null || name.equals(root) ? Repository.at(root) : new Repository(name.toString(), root));
    }

    private synchronized LibraryRequest request(Map<String, ?> arguments, Map<String, ?>... dependencies) {
        Set<String> exclusions = new LinkedHashSet<>();
        if (arguments.get("excludes") instanceof Collection<?> excluded) {
            excluded.forEach(one -> exclusions.add(exclusion((Map<String, ?>) one)));
        }
        List<Coordinate> coordinates = new ArrayList<>();
        for (Map<String, ?> dependency : dependencies) {
            coordinates.add(coordinate(dependency));
        }
        if (Arrays.stream(dependencies).allMatch(one -> Boolean.FALSE.equals(one.get("transitive")))) {
            exclusions.add("*:*");
        }
        boolean offline = Boolean.FALSE.equals(arguments.get("autoDownload"));
        return new LibraryRequest(coordinates, exclusions, repositories, offline);
    }

    private static Coordinate coordinate(Map<String, ?> dependency) {
        String module = text(dependency, "module", text(dependency, "artifactId", ""));
        String group = text(dependency, "group", text(dependency, "groupId", text(dependency, "organisation", "")));
        String version = text(dependency, "version", text(dependency, "revision", "*"));
        boolean latest = version.equals("*") || version.equals("+") || version.equals("latest.release");
        return new Coordinate(
                group,
                module,
                text(dependency, "ext", "jar"),
                text(dependency, "classifier", ""),
                latest ? "RELEASE" : version);
    }

    private static String exclusion(Map<String, ?> excluded) {
        return text(excluded, "group", "*") + ":" + text(excluded, "module", "*");
    }

    private static String text(Map<String, ?> members, String name, String otherwise) {
        Object value = members.get(name);
        return value == null || value.toString().isEmpty() ? otherwise : value.toString();
    }

    private static void systemProperties(Map<String, ?> arguments) {
        if (arguments.get("systemProperties") instanceof Map<?, ?> properties) {
            properties.forEach((name, value) -> System.setProperty(String.valueOf(name), String.valueOf(value)));
        }
    }

    private static Libraries libraries(Map<String, ?> arguments) {
        ClassLoader given = arguments.get("classLoader") instanceof ClassLoader loader ? loader : null;
        Object reference = arguments.get("refObject");
        ClassLoader asked =
                given == null && reference != null ? reference.getClass().getClassLoader() : given;
        return (asked == null ? ofCaller() : Libraries.of(asked))
                .orElseThrow(() -> new ArtifactException("Libraries go to the session's own class loader, not to the"
                        + " system's: leave out @GrabConfig(systemClassLoader = true)"));
    }

    private static Optional<Libraries> ofCaller() {
        return CALLERS.walk(
                frames -> frames.map(frame -> frame.getDeclaringClass().getClassLoader())
                        .filter(Objects::nonNull)
                        .map(Libraries::of)
                        .flatMap(Optional::stream)
                        .findFirst());
    }
}
