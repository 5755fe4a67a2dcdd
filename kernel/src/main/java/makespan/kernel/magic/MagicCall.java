package makespan.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import makespan.dsl.Session;
import org.jspecify.annotations.Nullable;

/**
 * One use of a command.
 *
 * @param arguments what followed its name
 */
public record MagicCall(Session session, String arguments) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** Returns the arguments, parted by spaces except within quotes. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(arguments);
        while (word.find()) {
            @Nullable String quoted = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(quoted == null ? word.group(3) : quoted);
        }
        return words;
    }

    /** Prints a line in the cell. */
    void print(String line) {
        System.out.println(line);
    }
}
