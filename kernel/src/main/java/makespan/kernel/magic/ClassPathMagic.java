package makespan.kernel.magic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import makespan.kernel.display.Notebook;

/** {@code %classpath}. */
final class ClassPathMagic implements LineMagic {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final int MAX_DEPTH = 20;

    @Override
    public String name() {
        return "%classpath";
    }

    @Override
    public String usage() {
        return "%classpath [add DIRECTORY_OR_JAR…]";
    }

    @Override
    public String description() {
        return "Lists the libraries that cells see, or adds jars and folders of classes; lib/*.jar means several.";
    }

    @Override
    public String example() {
        return "%classpath add .\n%classpath";
    }

    @Override
    public boolean isEarly(String arguments) {
        return !arguments.isEmpty();
    }

    @Override
    public void run(MagicCall call) {
        List<String> words = call.words();
        if (words.isEmpty()) {
            List<List<String>> rows = call.session().libraries().entries().stream()
                    .map(entry -> List.of(String.valueOf(entry.getFileName()), entry.toString()))
                    .toList();
            Notebook.display(new MagicTable(List.of("library", "file"), rows));
            return;
        }
        if (!words.get(0).equals("add") || words.size() == 1) {
            throw misused();
        }
        List<Path> files =
                words.stream().skip(1).flatMap(word -> files(word).stream()).toList();
        int added = call.session().libraries().add(files).added().size();
        call.print(added == 1 ? "1 entry added to the class path" : added + " entries added to the class path");
    }

    private static List<Path> files(String word) {
        if (!GLOB.matcher(word).find()) {
            return List.of(checked(Path.of(word)));
        }
        List<Path> matches = matches(word);
        if (matches.isEmpty()) {
            throw new MagicException(
                    "No file matches '" + word + "' in " + Path.of("").toAbsolutePath());
        }
        return matches.stream().map(ClassPathMagic::checked).toList();
    }

    private static Path checked(Path file) {
        if (Files.isDirectory(file)) {
            return file;
        }
        if (!Files.exists(file)) {
            throw new MagicException(
                    "No file or folder '" + file + "' in " + Path.of("").toAbsolutePath());
        }
        try {
            new ZipFile(file.toFile()).close();
            return file;
        } catch (IOException e) {
            throw new MagicException("'" + file + "' is neither a folder nor a jar: " + e.getMessage());
        }
    }

    /** Looks below the last folder that the pattern names without a wildcard. */
    private static List<Path> matches(String glob) {
        String fixed = glob.substring(0, glob.lastIndexOf('/', firstWildcard(glob)) + 1);
        Path base = Path.of(fixed.isEmpty() ? "." : fixed);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(fixed.length()));
        List<Path> found = new ArrayList<>();
        int depth = glob.contains("**")
                ? MAX_DEPTH
                : 1
                        + (int) glob.substring(fixed.length())
                                .chars()
                                .filter(c -> c == '/')
                                .count();
        if (Files.isDirectory(base)) {
            try (Stream<Path> files = Files.walk(base, depth)) {
                files.filter(file -> matcher.matches(base.relativize(file)))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static int firstWildcard(String glob) {
        Matcher wildcard = GLOB.matcher(glob);
        return wildcard.find() ? wildcard.start() : glob.length();
    }
}
