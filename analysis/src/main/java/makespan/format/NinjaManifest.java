package makespan.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the build statements of a build.ninja and of the files that it includes, by the manual of Ninja
 * (https://ninja-build.org/manual.html). Commands are not looked at: of a rule, pool or default, nothing is kept.
 */
final class NinjaManifest {
    /** Opens a file by the path that the manifest gives. */
    interface Opener {
        BufferedReader open(String path) throws IOException;
    }

    private static final int MOST_LEVELS = 64;
    private static final int MOST_FILES = 10_000;

    private final Opener opener;
    private final Map<String, NinjaStatement> makers = new HashMap<>();
    private int read;

    private NinjaManifest(Opener opener) {
        this.opener = opener;
    }

    /** Returns the statements by the paths of their outputs. */
    static Map<String, NinjaStatement> read(String path, Opener opener) throws IOException {
        NinjaManifest manifest = new NinjaManifest(opener);
        manifest.new Part(path, new NinjaScope(null), 1).read();
        return manifest.makers;
    }

    /** One file. */
    private final class Part {
        private final String name;
        private final NinjaScope scope;
        private final int level;
        private int line;
        private int nextLine;
        private @Nullable String build;
        private int buildLine;
        private NinjaScope buildScope;
        private boolean indentedMayFollow;

        Part(String name, NinjaScope scope, int level) {
            this.name = name;
            this.scope = scope;
            this.level = level;
            buildScope = scope;
        }

        void read() throws IOException {
            read++;
            try (BufferedReader text = opener.open(name)) {
                String content = logicalLine(text);
                while (content != null) {
                    accept(content);
                    content = logicalLine(text);
                }
                finishBuild();
            } catch (CharacterCodingException malformed) {
                throw new FormatException(name, "the text must be in UTF-8");
            }
        }

        /** Returns a line together with those that continue it; null at the end. */
        private @Nullable String logicalLine(BufferedReader text) throws IOException {
            line = nextLine + 1;
            StringBuilder whole = new StringBuilder();
            String content = text.readLine();
            if (content == null) {
                return null;
            }
            nextLine++;
            while (content != null && goesOn(content)) {
                whole.append(content, 0, content.length() - 1);
                content = text.readLine();
                content = content == null ? null : content.stripLeading();
                nextLine++;
            }
            return content == null ? whole.toString() : whole.append(content).toString();
        }

        private static boolean goesOn(String content) {
            int dollars = 0;
            while (dollars < content.length() && content.charAt(content.length() - 1 - dollars) == '$') {
                dollars++;
            }
            return dollars % 2 == 1 && !content.stripLeading().startsWith("#");
        }

        private void accept(String content) throws IOException {
            String stripped = content.stripLeading();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                return;
            }
            NinjaLine words = new NinjaLine(stripped, this::wrong);
            if (stripped.length() < content.length()) {
                acceptIndented(words);
                return;
            }
            finishBuild();
            String word = words.identifier();
            indentedMayFollow = true;
            switch (word) {
                case "build" -> {
                    build = stripped;
                    buildLine = line;
                    buildScope = new NinjaScope(scope);
                }
                case "rule", "pool", "default" -> {}
                case "include" -> include(words.path(scope), scope);
                case "subninja" -> include(words.path(scope), new NinjaScope(scope));
                default -> {
                    indentedMayFollow = false;
                    scope.set(word, words.value(scope));
                }
            }
        }

        private void acceptIndented(NinjaLine words) throws FormatException {
            if (!indentedMayFollow) {
                throw wrong("an indented line must follow rule, build, pool or default");
            }
            if (build != null) {
                buildScope.set(words.identifier(), words.value(scope));
            }
        }

        private void include(String path, NinjaScope within) throws IOException {
            indentedMayFollow = false;
            if (level == MOST_LEVELS || read == MOST_FILES) {
                throw wrong("files include each other more than " + MOST_LEVELS + " levels deep or " + MOST_FILES
                        + " times");
            }
            try {
                new Part(path, within, level + 1).read();
            } catch (NoSuchFileException | InvalidPathException missing) {
                throw wrong("the file '" + path + "' is missing");
            }
        }

        /** Reads the last build line, whose paths may use the variables that are indented below it. */
        private void finishBuild() throws FormatException {
            if (build == null) {
                return;
            }
            String content = build;
            build = null;
            int here = line;
            line = buildLine;
            NinjaLine words = new NinjaLine(content, this::wrong);
            words.identifier();
            List<String> outputs = new ArrayList<>(words.paths(buildScope));
            if (words.take("|")) {
                outputs.addAll(words.paths(buildScope));
            }
            words.expect(":");
            words.identifier();
            List<String> inputs = new ArrayList<>(words.paths(buildScope));
            while (!words.isAtEnd()) {
                boolean validation = words.take("|@");
                if (!validation && !words.take("||")) {
                    words.expect("|");
                }
                List<String> more = words.paths(buildScope);
                if (!validation) {
                    inputs.addAll(more);
                }
            }
            add(new NinjaStatement(name + ", line " + line, outputs, inputs));
            line = here;
        }

        private void add(NinjaStatement statement) throws FormatException {
            if (statement.outputs().isEmpty()) {
                throw wrong("the build statement makes nothing");
            }
            for (String output : statement.outputs()) {
                NinjaStatement earlier = makers.putIfAbsent(output, statement);
                if (earlier != null) {
                    throw wrong("'" + output + "' is made in " + earlier.place() + " already");
                }
            }
        }

        private FormatException wrong(String problem) {
            return new FormatException(name + ", line " + line, problem);
        }
    }
}
