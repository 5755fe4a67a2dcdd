package makespan.kernel.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import makespan.dsl.artifact.Coordinate;
import makespan.dsl.artifact.Libraries;
import makespan.dsl.artifact.Libraries.Addition;
import makespan.dsl.artifact.LibraryRequest;
import makespan.dsl.artifact.Repository;

/** {@code %maven}. */
final class MavenMagic implements LineMagic {
    @Override
    public String name() {
        return "%maven";
    }

    @Override
    public String usage() {
        return "%maven [--repository URL]… GROUP:ARTIFACT:VERSION…";
    }

    @Override
    public String description() {
        return "Adds libraries with what they need, by the repositories, mirrors and proxies of ~/.m2/settings.xml;"
                + " GROUP:ARTIFACT:EXTENSION:CLASSIFIER:VERSION works too.";
    }

    @Override
    public String example() {
        return """
                %maven org.apache.commons:commons-text:1.13.1
                import org.apache.commons.text.WordUtils
                WordUtils.capitalize('groovy cells')""";
    }

    @Override
    public boolean isEarly(String arguments) {
        return true;
    }

    @Override
    public void run(MagicCall call) {
        List<Repository> repositories = new ArrayList<>();
        List<Coordinate> coordinates = new ArrayList<>();
        for (Iterator<String> words = call.words().iterator(); words.hasNext(); ) {
            String word = words.next();
            if (!word.startsWith("--")) {
                coordinates.add(Coordinate.parse(word));
            } else if (word.equals("--repository") && words.hasNext()) {
                repositories.add(Repository.at(words.next()));
            } else {
                throw misused();
            }
        }
        if (repositories.isEmpty() && coordinates.isEmpty()) {
            throw misused();
        }
        Libraries libraries = call.session().libraries();
        repositories.forEach(libraries::add);
        if (!coordinates.isEmpty()) {
            Addition addition = libraries.add(LibraryRequest.of(coordinates));
            call.print(summary(addition.added()));
            addition.notes().forEach(note -> call.print("note: " + note));
        }
    }

    private static String summary(List<Path> added) {
        if (added.isEmpty()) {
            return "nothing new on the class path";
        }
        String more = added.size() == 1 ? " is" : " and " + (added.size() - 1) + " more are";
        return added.get(0).getFileName() + more + " on the class path";
    }
}
