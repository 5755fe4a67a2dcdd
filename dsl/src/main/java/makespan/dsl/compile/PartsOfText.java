package makespan.dsl.compile;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** The text of what was parsed. */
final class PartsOfText {
    private final SourceUnit source;
    private @Nullable List<String> lines;

    PartsOfText(SourceUnit source) {
        this.source = source;
    }

    /** Returns a hash of the texts of some parts, the same wherever and whenever they are parsed. */
    String hash(List<? extends ASTNode> parts) {
        int hash = 1;
        for (ASTNode part : parts) {
            hash = 31 * hash + of(part).hashCode();
        }
        return Integer.toHexString(hash);
    }

    private String of(ASTNode part) {
        StringBuilder text = new StringBuilder();
        for (int line = part.getLineNumber(); line <= Math.min(part.getLastLineNumber(), lines().size()); line++) {
            String whole = lines().get(line - 1);
            int from = line == part.getLineNumber() ? part.getColumnNumber() - 1 : 0;
            int to = line == part.getLastLineNumber() ? part.getLastColumnNumber() - 1 : whole.length();
            int end = Math.min(to, whole.length());
            text.append(whole, Math.min(from, end), end).append('\n');
        }
        return text.toString();
    }

    private List<String> lines() {
        List<String> known = lines;
        if (known == null) {
            known = read().lines().toList();
            lines = known;
        }
        return known;
    }

    private String read() {
        try (Reader reader = source.getSource().getReader()) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                text.append(buffer, 0, count);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the source is a text in memory
        }
    }
}
